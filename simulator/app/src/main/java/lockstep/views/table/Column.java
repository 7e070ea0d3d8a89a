package lockstep.views.table;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.table.Holder;
import lockstep.table.Owner;
import lockstep.table.RowTimer;
import lockstep.tcp.TcpState;
import lockstep.views.words.Addresses;
import lockstep.views.words.Words;

/** The columns of both tables, in their order. */
enum Column {
  MARK("mark", false, false),
  PROTO("proto", false, true),
  RECV_Q("recvQ", true, true),
  SEND_Q("sendQ", true, true),
  LOCAL("local", false, true),
  FOREIGN("foreign", false, true),
  STATE("state", false, true),
  RFC("rfc", false, false),
  TIMER("timer", false, true),
  PROCESS("process", false, false),
  STANDS("stands", true, true);

  /** Those of a run's rows; this computer's rows have them all. */
  static final Set<Column> OF_RUN = EnumSet.range(PROTO, PROCESS);

  private final String key;
  private final boolean right;
  private final boolean mono;

  Column(String key, boolean right, boolean mono) {
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

  /** Whether it is made narrower where the window is, and the pointer shows all of its text. */
  boolean gives() {
    return this == LOCAL || this == FOREIGN || this == TIMER || this == PROCESS;
  }

  /** The longest text that is usual; empty where that depends on the rows. */
  String longest() {
    return switch (this) {
      case MARK -> Words.of("table.mark.CHANGED");
      case PROTO -> "tcp6";
      case RECV_Q, SEND_Q -> "1234567";
      case LOCAL, FOREIGN -> "";
      case STATE -> "ESTABLISHED";
      case RFC -> "SYN-RECEIVED";
      case TIMER -> "timewait (59.9 s)";
      case PROCESS -> "123456 postgres";
      case STANDS -> ">59 min 59 s";
    };
  }

  /** The longest text that is usual in a run of this computer's sockets, all on loopback. */
  String usual() {
    return switch (this) {
      case LOCAL, FOREIGN -> "127.0.0.1:44444";
      case RECV_Q, SEND_Q -> "";
      case PROCESS -> Words.of("table.owner.NOT_ACCEPTED");
      case MARK, PROTO, STATE, RFC, TIMER, STANDS -> longest();
    };
  }

  String text(ShownRow shown) {
    var row = shown.row();
    return switch (this) {
      case MARK -> shown.mark() == Mark.QUIET ? "" : Words.of("table.mark." + shown.mark());
      case PROTO -> row.protocol();
      case RECV_Q -> String.valueOf(row.recvQ());
      case SEND_Q -> String.valueOf(row.sendQ());
      case LOCAL -> Addresses.shown(row.local()).toString();
      case FOREIGN -> Addresses.shown(row.foreign()).toString();
      case STATE -> row.state().netstatWord();
      case RFC ->
          shown.isGone() && !shown.isTimed()
              ? Words.of("table.gone")
              : row.state().meaning().map(TcpState::rfcName).orElse(Words.of("table.noWord"));
      case TIMER -> shown.isGone() ? "" : row.timer().toString();
      case PROCESS -> process(row.owner());
      case STANDS -> shown.stood();
    };
  }

  /** All that is to be said of a cell whose text may be cut or short. */
  String whole(ShownRow shown) {
    if (this != PROCESS) return text(shown);
    return shown.row().owner() instanceof Owner.Held held
        ? held.holders().stream().map(Column::holder).distinct().collect(Collectors.joining(", "))
        : ((Owner.Unknown) shown.row().owner()).words();
  }

  /** Whether the cell says that nothing is there and steps back. */
  boolean isQuiet(ShownRow shown) {
    return switch (this) {
      case TIMER -> shown.row().timer().kind() == RowTimer.Kind.OFF;
      case PROCESS -> shown.row().pid().isEmpty();
      case RFC -> shown.row().state().meaning().isEmpty() || shown.isGone() && !shown.isTimed();
      case MARK, PROTO, RECV_Q, SEND_Q, LOCAL, FOREIGN, STATE, STANDS -> false;
    };
  }

  /** Whether the cell holds octets that wait; a listener's Send-Q is its backlog, not a queue. */
  boolean isFull(ShownRow shown) {
    return switch (this) {
      case RECV_Q -> shown.row().recvQ() > 0;
      case SEND_Q -> shown.row().sendQ() > 0 && shown.row().state().state() != TcpState.LISTEN;
      case MARK, PROTO, LOCAL, FOREIGN, STATE, RFC, TIMER, PROCESS, STANDS -> false;
    };
  }

  /** Who holds the socket; where nobody is named, why not. */
  private static String process(Owner owner) {
    if (!(owner instanceof Owner.Held held)) return Words.of("table.owner." + owner);
    List<Integer> pids = held.holders().stream().map(Holder::pid).distinct().toList();
    String first = holder(held.holders().get(0));
    return pids.size() == 1 ? first : Words.of("table.owner.more", first, pids.size() - 1);
  }

  private static String holder(Holder holder) {
    String name = holder.name().isEmpty() ? holder.command() : holder.name();
    return (holder.pid() + " " + name).strip();
  }
}
