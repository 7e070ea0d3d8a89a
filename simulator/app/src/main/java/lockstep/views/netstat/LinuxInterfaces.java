package lockstep.views.netstat;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import lockstep.table.InterfaceFlag;
import lockstep.table.InterfaceRow;
import lockstep.table.InterfaceTraffic;

/** Interfaces as net-tools' netstat prints them. */
final class LinuxInterfaces {
  static final int SLAVE = 0x800;
  static final int MASTER = 0x400;

  private LinuxInterfaces() {}

  static void print(List<InterfaceRow> rows, boolean all, Sheet sheet) throws IOException {
    sheet.line("Kernel Interface table");
    sheet.line(
        "Iface             MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg");
    for (InterfaceRow row : shown(rows, all)) sheet.line(line(row));
  }

  /** Those that are up, or all of them, by their names. */
  static List<InterfaceRow> shown(List<InterfaceRow> rows, boolean all) {
    return rows.stream()
        .filter(row -> all || row.flags().contains(InterfaceFlag.UP))
        .sorted(Comparator.comparing(InterfaceRow::name))
        .toList();
  }

  private static String line(InterfaceRow row) {
    InterfaceTraffic in = row.received();
    InterfaceTraffic out = row.sent();
    return Cells.left(row.name(), 15)
        + " "
        + Cells.right(row.mtu(), 5)
        + " "
        + counts(in)
        + Cells.left(in.overruns().orElse(0), 6)
        + " "
        + counts(out)
        + Cells.right(out.overruns().orElse(0), 6)
        + " "
        + flags(row);
  }

  private static String counts(InterfaceTraffic traffic) {
    return Cells.right(traffic.packets(), 8)
        + " "
        + Cells.right(traffic.errors(), 6)
        + " "
        + Cells.right(traffic.drops(), 6)
        + " ";
  }

  private static String flags(InterfaceRow row) {
    StringBuilder letters = new StringBuilder();
    add(letters, row, InterfaceFlag.ALL_MULTICAST, 'A');
    add(letters, row, InterfaceFlag.BROADCAST, 'B');
    add(letters, row, InterfaceFlag.DEBUG, 'D');
    add(letters, row, InterfaceFlag.LOOPBACK, 'L');
    add(letters, row, InterfaceFlag.MULTICAST, 'M');
    add(letters, row, InterfaceFlag.PROMISCUOUS, 'P');
    add(letters, row, InterfaceFlag.NO_TRAILERS, 'N');
    add(letters, row, InterfaceFlag.NO_ARP, 'O');
    add(letters, row, InterfaceFlag.POINT_TO_POINT, 'P');
    if ((row.rawFlags() & SLAVE) != 0) letters.append('s');
    if ((row.rawFlags() & MASTER) != 0) letters.append('m');
    add(letters, row, InterfaceFlag.RUNNING, 'R');
    add(letters, row, InterfaceFlag.UP, 'U');
    return letters.isEmpty() ? "[NO FLAGS]" : letters.toString();
  }

  private static void add(
      StringBuilder letters, InterfaceRow row, InterfaceFlag flag, char letter) {
    if (row.flags().contains(flag)) letters.append(letter);
  }
}
