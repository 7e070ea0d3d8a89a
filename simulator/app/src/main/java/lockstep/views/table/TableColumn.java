package lockstep.views.table;

import java.util.OptionalInt;
import lockstep.table.RowTimer;
import lockstep.table.SocketRow;
import lockstep.views.words.Words;

/** The columns, in their order. */
enum TableColumn {
  PROTO("proto", false, true),
  RECV_Q("recvQ", true, true),
  SEND_Q("sendQ", true, true),
  LOCAL("local", false, true),
  FOREIGN("foreign", false, true),
  STATE("state", false, true),
  RFC("rfc", false, false),
  TIMER("timer", false, true),
  PID("pid", false, true);

  private final String key;
  private final boolean right;
  private final boolean mono;

  TableColumn(String key, boolean right, boolean mono) {
    this.key = "table.col." + key;
    this.right = right;
    this.mono = mono;
  }

  String title() {
    return Words.of(key);
  }

  /** Whether it stands at the right of its column, as numbers do. */
  boolean right() {
    return right;
  }

  /** Whether all letters are of one width. */
  boolean mono() {
    return mono;
  }

  String text(TableContent.Line line) {
    SocketRow row = line.row();
    return switch (this) {
      case PROTO -> row.protocol();
      case RECV_Q -> String.valueOf(row.recvQ());
      case SEND_Q -> String.valueOf(row.sendQ());
      case LOCAL -> row.local().toString();
      case FOREIGN -> row.foreign().toString();
      case STATE -> row.state().netstatWord();
      case RFC ->
          line.gone()
              ? Words.of("table.gone")
              : row.state().meaning().map(s -> s.rfcName()).orElse(Words.of("table.noState"));
      case TIMER -> row.timer().toString();
      case PID -> pid(row.pid());
    };
  }

  /** Whether the cell says that nothing is there and steps back. */
  boolean isQuiet(TableContent.Line line) {
    return switch (this) {
      case TIMER -> line.row().timer().equals(RowTimer.OFF);
      case PID -> line.row().pid().isEmpty();
      case RFC -> line.row().state().meaning().isEmpty() || line.gone();
      case PROTO, RECV_Q, SEND_Q, LOCAL, FOREIGN, STATE -> false;
    };
  }

  /** Whether the cell holds octets that wait; a listener's Send-Q is its backlog, not a queue. */
  boolean isFull(TableContent.Line line) {
    return switch (this) {
      case RECV_Q -> line.row().recvQ() > 0;
      case SEND_Q -> line.row().sendQ() > 0 && !line.listener();
      case PROTO, LOCAL, FOREIGN, STATE, RFC, TIMER, PID -> false;
    };
  }

  private static String pid(OptionalInt pid) {
    return pid.isPresent() ? String.valueOf(pid.getAsInt()) : Words.of("table.noProcess");
  }
}
