package lockstep.views.netstat;

import java.io.IOException;
import java.util.List;
import java.util.function.ToLongFunction;
import lockstep.table.InterfaceRow;
import lockstep.table.InterfaceTraffic;

/** What went over all interfaces, as netstat.exe prints it for -e. */
final class WindowsInterfaces {
  private WindowsInterfaces() {}

  static void print(List<InterfaceRow> rows, Sheet sheet) throws IOException {
    sheet.line("Interface Statistics");
    sheet.line("");
    sheet.line("                           Received            Sent");
    sheet.line("");
    line(sheet, "Bytes", rows, InterfaceTraffic::octets);
    line(sheet, "Unicast packets", rows, WindowsInterfaces::toOne);
    line(sheet, "Non-unicast packets", rows, traffic -> traffic.toMany().orElse(0));
    line(sheet, "Discards", rows, InterfaceTraffic::drops);
    line(sheet, "Errors", rows, InterfaceTraffic::errors);
    long unknown = 0;
    for (InterfaceRow row : rows) unknown += row.unknownProtocols().orElse(0);
    sheet.line(Cells.left("Unknown protocols", 20) + " " + Cells.right(unknown, 14));
  }

  private static long toOne(InterfaceTraffic traffic) {
    return traffic.packets() - traffic.toMany().orElse(0);
  }

  private static void line(
      Sheet sheet, String title, List<InterfaceRow> rows, ToLongFunction<InterfaceTraffic> what)
      throws IOException {
    long in = 0;
    long out = 0;
    for (InterfaceRow row : rows) {
      in += what.applyAsLong(row.received());
      out += what.applyAsLong(row.sent());
    }
    sheet.line(Cells.left(title, 20) + " " + Cells.right(in, 14) + " " + Cells.right(out, 15));
  }
}
