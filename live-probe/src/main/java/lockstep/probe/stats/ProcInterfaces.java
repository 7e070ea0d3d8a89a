package lockstep.probe.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import lockstep.probe.table.MalformedTableException;
import lockstep.table.InterfaceTraffic;

/** /proc/net/dev: every interface's counters, without its addresses, its number and its flags. */
final class ProcInterfaces {
  private static final int HEAD_LINES = 2;
  private static final int COLUMNS = 16;

  private ProcInterfaces() {}

  /** One line of the file. */
  record Line(String name, InterfaceTraffic received, InterfaceTraffic sent, long collisions) {}

  static List<Line> parse(ProcText text) throws MalformedTableException {
    List<Line> lines = new ArrayList<>();
    for (int i = HEAD_LINES; i < text.size(); i++) {
      // A name may have a colon in it (an alias), a large number may touch the last one.
      String line = text.lines().get(i);
      int colon = line.lastIndexOf(':');
      if (colon < 0) throw text.wrong(i, "expected an interface with a colon");
      String[] words = line.substring(colon + 1).strip().split("\\s+");
      if (words.length != COLUMNS)
        throw text.wrong(i, "expected " + COLUMNS + " numbers, found " + words.length);
      long[] n = new long[COLUMNS];
      for (int j = 0; j < COLUMNS; j++) n[j] = text.number(i, words[j]);
      lines.add(
          new Line(
              line.substring(0, colon).strip(),
              new InterfaceTraffic(
                  n[0], n[1], n[2], n[3], OptionalLong.of(n[4]), OptionalLong.of(n[7])),
              new InterfaceTraffic(
                  n[8], n[9], n[10], n[11], OptionalLong.of(n[12]), OptionalLong.empty()),
              n[13]));
    }
    return lines;
  }
}
