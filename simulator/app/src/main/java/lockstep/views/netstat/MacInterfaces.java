package lockstep.views.netstat;

import java.io.IOException;
import java.util.List;
import lockstep.table.InterfaceAddress;
import lockstep.table.InterfaceFlag;
import lockstep.table.InterfaceRow;

/** Interfaces as macOS's netstat prints them: a line for the link and one for each address. */
final class MacInterfaces {
  private MacInterfaces() {}

  /**
   * @param only the interface that is wanted; empty text for all
   */
  static void print(List<InterfaceRow> rows, String only, Names names, boolean numeric, Sheet sheet)
      throws IOException {
    List<String> known = rows.stream().map(InterfaceRow::name).toList();
    if (!only.isEmpty() && !known.contains(only)) throw new NoSuchInterface(only, known);
    sheet.line(
        Cells.left("Name", 10)
            + " "
            + Cells.left("Mtu", 5)
            + " "
            + Cells.left("Network", 13)
            + " "
            + Cells.left("Address", 15)
            + " "
            + Cells.right("Ipkts", 8)
            + " Ierrs "
            + Cells.right("Opkts", 8)
            + " Oerrs "
            + Cells.right("Coll", 5));
    for (InterfaceRow row : rows) {
      if (!only.isEmpty() && !row.name().equals(only)) continue;
      String name = row.name() + (row.flags().contains(InterfaceFlag.UP) ? "" : "*");
      String begin = Cells.cut(name, 10) + " " + Cells.left(row.mtu(), 5) + " ";
      String link = Cells.cut("<Link#" + row.index() + ">", 11) + " ";
      boolean hasMac = !row.flags().contains(InterfaceFlag.LOOPBACK) && !row.mac().isEmpty();
      sheet.line(
          begin + Cells.left(link + (hasMac ? row.mac() + " " : ""), 30) + counts(row, true));
      for (InterfaceAddress address : row.addresses())
        sheet.line(begin + address(address, names, numeric) + counts(row, false));
    }
  }

  private static String address(InterfaceAddress address, Names names, boolean numeric) {
    boolean six = address.host().indexOf(':') >= 0;
    String name =
        numeric || six ? address.host() : names.host(address.host()).orElse(address.host());
    if (six) return Cells.cut(sixNetwork(address), 11) + " " + Cells.cut(name, 17) + " ";
    return Cells.cut(fourNetwork(address), 13) + " " + Cells.cut(name, 15) + " ";
  }

  private static String sixNetwork(InterfaceAddress address) {
    return address.host() + "/" + address.prefix();
  }

  private static String fourNetwork(InterfaceAddress address) {
    String[] parts = address.host().split("\\.");
    int kept = Math.max(1, Math.min(4, address.prefix() / 8));
    return String.join(".", List.of(parts).subList(0, kept));
  }

  private static String counts(InterfaceRow row, boolean link) {
    return Cells.right(row.received().packets(), 8)
        + " "
        + Cells.right(link ? String.valueOf(row.received().errors()) : "-", 5)
        + " "
        + Cells.right(row.sent().packets(), 8)
        + " "
        + Cells.right(link ? String.valueOf(row.sent().errors()) : "-", 5)
        + " "
        + Cells.right(link ? String.valueOf(row.collisions().orElse(0)) : "-", 5);
  }
}
