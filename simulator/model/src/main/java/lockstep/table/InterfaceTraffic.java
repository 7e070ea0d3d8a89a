package lockstep.table;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * What went over an interface in one direction since it was made.
 *
 * @param octets octets, with the link's own headers where the driver counts them
 * @param packets all packets
 * @param errors packets with an error
 * @param drops packets thrown away though they had none
 * @param overruns packets lost because a queue of the device was full; of Linux alone
 * @param toMany packets to more than one receiver: multicast and broadcast on Windows, multicast
 *     alone on Linux (received only) and macOS
 */
public record InterfaceTraffic(
    long octets,
    long packets,
    long errors,
    long drops,
    OptionalLong overruns,
    OptionalLong toMany) {
  public InterfaceTraffic {
    Objects.requireNonNull(overruns, "overruns");
    Objects.requireNonNull(toMany, "toMany");
  }
}
