package lockstep.probe.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import lockstep.table.NumericAddress;
import lockstep.table.OsState;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketDetails;
import lockstep.table.SocketRow;

/**
 * One line of /proc/net/tcp, tcp6, udp or udp6 (Linux's Documentation/networking/proc_net_tcp.rst).
 * Lines of TIME-WAIT and of half-open connections end after the inode.
 */
final class ProcNetLine {
  /** The timer's unit: user space has seen a hundredth of a second on every machine but Alpha. */
  private static final int MILLIS_PER_TICK = 10;

  private ProcNetLine() {}

  /**
   * Reads a line.
   *
   * @param protocol the name of its file, which is that of its protocol
   * @param order the byte order of the machine that wrote it: addresses are printed as its numbers
   * @return the row, without cookie and owner, which the file does not tell
   * @throws IllegalArgumentException when it is no such line; the file's head is none
   */
  static SocketRow parse(String line, String protocol, ByteOrder order) {
    String[] fields = line.strip().split("\\s+");
    if (fields.length < 10)
      throw new IllegalArgumentException("expected a line of /proc/net/tcp, found \"" + line + '"');
    boolean ipv6 = protocol.endsWith("6");
    int code = Integer.parseInt(fields[3], 16);
    OsState state = protocol.startsWith("tcp") ? OsState.linux(code) : OsState.linuxUdp(code);
    String[] queues = halves(fields[4]);
    long inode = Long.parseLong(fields[9]);
    return new SocketRow(
        protocol,
        address(fields[1], ipv6, order),
        address(fields[2], ipv6, order),
        state,
        Long.parseLong(queues[1], 16),
        Long.parseLong(queues[0], 16),
        timer(fields),
        inode,
        0,
        LinuxOwner.uid(inode, Integer.parseUnsignedInt(fields[7])),
        LinuxOwner.withoutLooking(inode, state),
        SocketDetails.NONE);
  }

  /** What was repeated: segments, or for the timers of probes the probes, as netlink has it. */
  private static RowTimer timer(String[] fields) {
    String[] timer = halves(fields[5]);
    int code = Integer.parseInt(timer[0], 16);
    boolean probes = code == 2 || code == 4;
    return LinuxTimer.of(
        code,
        Long.parseLong(timer[1], 16) * MILLIS_PER_TICK,
        probes ? Integer.parseInt(fields[8]) : Integer.parseInt(fields[6], 16));
  }

  private static String[] halves(String field) {
    String[] halves = field.split(":", -1);
    if (halves.length != 2)
      throw new IllegalArgumentException("expected two numbers with a colon, found " + field);
    return halves;
  }

  /** Groups of four octets, each printed as one number; the port as the number it is. */
  private static SocketAddress address(String field, boolean ipv6, ByteOrder order) {
    String[] halves = halves(field);
    byte[] octets = HexFormat.of().parseHex(halves[0]);
    if (octets.length != (ipv6 ? 16 : 4))
      throw new IllegalArgumentException(
          "expected an address of " + (ipv6 ? 16 : 4) + " octets, found " + field);
    ByteBuffer address = ByteBuffer.wrap(octets);
    if (order == ByteOrder.LITTLE_ENDIAN)
      for (int i = 0; i < octets.length; i += 4)
        address.putInt(i, Integer.reverseBytes(address.getInt(i)));
    return new SocketAddress(
        ipv6 ? NumericAddress.ipv6(address, 0) : NumericAddress.ipv4(address, 0),
        Integer.parseInt(halves[1], 16));
  }
}
