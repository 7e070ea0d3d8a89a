package lockstep.views.table;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.text.Text;
import lockstep.table.SocketAddress;
import lockstep.views.parts.Fonts;
import lockstep.views.table.RowLine.Span;
import lockstep.views.words.Addresses;

/**
 * Where the columns of this computer's table stand. They do not follow every row, else they would
 * move while one reads; only the addresses, and where there is little room the timers, have the
 * width of the longest that was read so far.
 */
final class LiveSpans {
  private static final double FIRST_COLUMN = 20;
  private static final double LAST_GAP = 26;
  private static final double LEAST_GAP = 10;
  private static final double LEAST_ADDRESS = 90;
  private static final double LEAST_PROCESS = 76;

  /** An IPv4 address with its port: from here on the columns make room. */
  private static final int USUAL_ADDRESS = "192.168.100.100:44444".length();

  private final LiveHead head;
  private final ReadOnlyObjectWrapper<Map<Column, Span>> places =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyDoubleWrapper whole = new ReadOnlyDoubleWrapper();
  private String timer = "";
  private int local = USUAL_ADDRESS;
  private int foreign = USUAL_ADDRESS;
  private double width;
  private double letters;

  LiveSpans(LiveHead head) {
    this.head = head;
  }

  ObservableValue<Map<Column, Span>> places() {
    return places.getReadOnlyProperty();
  }

  /** How wide the table would have to be to cut nothing; 0 before it was laid out. */
  ReadOnlyDoubleProperty whole() {
    return whole.getReadOnlyProperty();
  }

  /** Takes the widths of these rows' addresses in. */
  void make(List<MarkedRow> rows) {
    int localBefore = local;
    int foreignBefore = foreign;
    String timerBefore = timer;
    for (MarkedRow row : rows) {
      local = Math.max(local, length(row.row().local()));
      foreign = Math.max(foreign, length(row.row().foreign()));
      String counted = Column.TIMER.text(row);
      if (counted.length() > timer.length()) timer = counted;
    }
    if (local != localBefore || foreign != foreignBefore || !timer.equals(timerBefore)) place();
  }

  /** Takes the room, and the size of the letters, which may be another one since. */
  void setWidth(double now) {
    if (now == width && head.textSize() == letters) return;
    width = now;
    place();
  }

  private void place() {
    if (width <= 0) return;
    head.applyCss();
    double size = head.textSize();
    letters = size;
    Map<Column, Double> wanted = new EnumMap<>(Column.class);
    double sum = 0;
    for (Column column : Column.values()) {
      double most = Math.max(head.wanted(column), textWidth(column, size));
      wanted.put(column, most);
      sum += most;
    }
    int gaps = Column.values().length - 1;
    double least = Math.max(LEAST_GAP, head.gap());
    whole.set(Math.ceil(FIRST_COLUMN + LAST_GAP + gaps * least + sum));
    double room = width - FIRST_COLUMN - LAST_GAP - gaps * least;
    if (sum > room) sum -= narrow(wanted, sum - room, size);
    double gap = Math.max(least, (width - FIRST_COLUMN - LAST_GAP - sum) / gaps);
    Map<Column, Span> spans = new EnumMap<>(Column.class);
    double x = FIRST_COLUMN;
    for (Column column : Column.values()) {
      spans.put(column, new Span(x, wanted.get(column)));
      x += wanted.get(column) + gap;
    }
    head.setSpans(spans);
    places.set(spans);
  }

  /**
   * Takes as much as is too much from the process, then from the timer, then from the wider one of
   * the addresses.
   */
  private double narrow(Map<Column, Double> wanted, double tooMuch, double size) {
    double less = narrow(wanted, Column.PROCESS, LEAST_PROCESS, tooMuch);
    double timers = width(Column.TIMER, timer, size);
    less += narrow(wanted, Column.TIMER, timers, tooMuch - less);
    return less + (less < tooMuch ? narrowAddresses(wanted, tooMuch - less) : 0);
  }

  /** Takes from one column, which keeps so much at least, and says how much that was. */
  private double narrow(Map<Column, Double> wanted, Column column, double least, double tooMuch) {
    double now = wanted.get(column);
    double kept = Math.max(least, head.wanted(column));
    double less = Math.min(tooMuch, Math.max(0, now - kept));
    wanted.put(column, now - less);
    return less;
  }

  private double narrowAddresses(Map<Column, Double> wanted, double tooMuch) {
    double one = wanted.get(Column.LOCAL);
    double other = wanted.get(Column.FOREIGN);
    double least = Math.max(LEAST_ADDRESS, head.wanted(Column.FOREIGN));
    double both = Math.max(2 * least, one + other - tooMuch);
    double half = both / 2;
    double first = one < half ? one : other < half ? both - other : half;
    wanted.put(Column.LOCAL, first);
    wanted.put(Column.FOREIGN, both - first);
    return one + other - both;
  }

  private double textWidth(Column column, double size) {
    String longest =
        switch (column) {
          case LOCAL -> "0".repeat(local);
          case FOREIGN -> "0".repeat(foreign);
          case MARK, PROTO, RECV_Q, SEND_Q, STATE, RFC, TIMER, PROCESS, STANDS -> column.longest();
        };
    return width(column, longest, size);
  }

  private static double width(Column column, String words, double size) {
    Text text = Fonts.text(words, Fonts.of(column.mono() ? Fonts.MONO : Fonts.NARROW, size));
    return Math.ceil(text.getLayoutBounds().getWidth()) + 1;
  }

  private static int length(SocketAddress given) {
    SocketAddress address = Addresses.shown(given);
    int port = address.port();
    int digits = port < 10 ? 1 : port < 100 ? 2 : port < 1000 ? 3 : port < 10_000 ? 4 : 5;
    return address.host().length() + (address.host().indexOf(':') >= 0 ? 3 : 1) + digits;
  }
}
