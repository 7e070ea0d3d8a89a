package lockstep.views.netstat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import lockstep.table.Holder;
import lockstep.table.OsState;
import lockstep.table.Owner;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketDetails;
import lockstep.table.SocketRow;

/** Rows from texts in the form of /proc/net/tcp, which the real netstat was given too. */
final class ProcRows {
  private static final RowTimer.Kind[] KINDS = {
    RowTimer.Kind.OFF,
    RowTimer.Kind.ON,
    RowTimer.Kind.KEEP_ALIVE,
    RowTimer.Kind.TIME_WAIT,
    RowTimer.Kind.PROBE
  };

  private ProcRows() {}

  /** The rows of all four tables that were made up for the capture. */
  static List<SocketRow> all() {
    List<SocketRow> rows = new ArrayList<>();
    for (String protocol : List.of("udp6", "udp", "tcp", "tcp6"))
      Captured.lines("linux-proc-" + protocol + ".txt").stream()
          .skip(1)
          .forEach(line -> rows.add(row(protocol, line)));
    return rows;
  }

  private static SocketRow row(String protocol, String line) {
    String[] words = line.strip().split(" +");
    int code = Integer.parseInt(words[3], 16);
    String[] queues = words[4].split(":");
    String[] timer = words[5].split(":");
    RowTimer.Kind kind = KINDS[Integer.parseInt(timer[0], 16)];
    boolean probes = kind == RowTimer.Kind.PROBE || kind == RowTimer.Kind.KEEP_ALIVE;
    long inode = Long.parseLong(words[9]);
    return new SocketRow(
        protocol,
        address(words[1]),
        address(words[2]),
        protocol.startsWith("tcp") ? OsState.linux(code) : OsState.linuxUdp(code),
        Long.parseLong(queues[1], 16),
        Long.parseLong(queues[0], 16),
        new RowTimer(
            kind,
            Long.parseLong(timer[1], 16) * 10,
            probes ? Integer.parseInt(words[8]) : Integer.parseInt(words[6], 16)),
        inode,
        0,
        OptionalInt.of(Integer.parseInt(words[7])),
        inode == 0
            ? Owner.Unknown.NO_PROCESS
            : Owner.Held.by(new Holder(4711, "kernelname", "a-program-with-a-long-name", 3)),
        SocketDetails.NONE);
  }

  private static SocketAddress address(String text) {
    int colon = text.indexOf(':');
    byte[] octets = new byte[colon / 2];
    for (int i = 0; i < octets.length; i++) {
      // Each word is written as a number, lowest octet last.
      int from = (i / 4 * 4 + 3 - i % 4) * 2;
      octets[i] = (byte) Integer.parseInt(text.substring(from, from + 2), 16);
    }
    return new SocketAddress(
        octets.length == 4 ? four(octets, 0) : six(octets),
        Integer.parseInt(text.substring(colon + 1), 16));
  }

  private static String four(byte[] octets, int at) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 4; i++) text.append(i == 0 ? "" : ".").append(octets[at + i] & 255);
    return text.toString();
  }

  private static String six(byte[] octets) {
    try {
      InetAddress address = InetAddress.getByAddress(octets);
      if (address.getAddress().length == 4) return "::ffff:" + four(octets, 12);
      String text = address.getHostAddress();
      // The longest run of zeros, of which each text here has one at most.
      return text.replaceFirst("(^|:)(0(:|$)){2,}", "::");
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
