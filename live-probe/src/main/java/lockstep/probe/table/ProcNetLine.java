package lockstep.probe.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.OptionalInt;
import lockstep.table.OsState;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;

/**
 * One line of /proc/net/tcp or /proc/net/tcp6 (Linux's Documentation/networking/proc_net_tcp.rst).
 * Lines of TIME-WAIT and of half-open connections end after the inode.
 */
final class ProcNetLine {
  /** The timer's unit: user space has seen a hundredth of a second on every machine but Alpha. */
  private static final int MILLIS_PER_TICK = 10;

  private ProcNetLine() {}

  /**
   * Reads a line.
   *
   * @param order the byte order of the machine that wrote it: addresses are printed as its numbers
   * @return the row, without cookie and owner, which the file does not tell
   * @throws IllegalArgumentException when it is no such line; the file's head is none
   */
  static SocketRow parse(String line, ByteOrder order) {
    String[] fields = line.strip().split("\\s+");
    if (fields.length < 10)
      throw new IllegalArgumentException("expected a line of /proc/net/tcp, found \"" + line + '"');
    String[] queues = halves(fields[4]);
    String[] timer = halves(fields[5]);
    return new SocketRow(
        fields[1].indexOf(':') == 32 ? "tcp6" : "tcp",
        address(fields[1], order),
        address(fields[2], order),
        OsState.linux(Integer.parseInt(fields[3], 16)),
        Long.parseLong(queues[1], 16),
        Long.parseLong(queues[0], 16),
        LinuxTimer.of(
            Integer.parseInt(timer[0], 16),
            Long.parseLong(timer[1], 16) * MILLIS_PER_TICK,
            Integer.parseInt(fields[6], 16)),
        Long.parseLong(fields[9]),
        0,
        OptionalInt.empty());
  }

  private static String[] halves(String field) {
    String[] halves = field.split(":", -1);
    if (halves.length != 2)
      throw new IllegalArgumentException("expected two numbers with a colon, found " + field);
    return halves;
  }

  /** Groups of four octets, each printed as one number; the port as the number it is. */
  private static SocketAddress address(String field, ByteOrder order) {
    String[] halves = halves(field);
    byte[] octets = HexFormat.of().parseHex(halves[0]);
    if (octets.length != 4 && octets.length != 16)
      throw new IllegalArgumentException("expected an address of 4 or 16 octets, found " + field);
    ByteBuffer address = ByteBuffer.wrap(octets);
    if (order == ByteOrder.LITTLE_ENDIAN)
      for (int i = 0; i < octets.length; i += 4)
        address.putInt(i, Integer.reverseBytes(address.getInt(i)));
    return new SocketAddress(
        octets.length == 4 ? NumericAddress.ipv4(address, 0) : NumericAddress.ipv6(address, 0),
        Integer.parseInt(halves[1], 16));
  }
}
