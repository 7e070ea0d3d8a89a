package lockstep.views.terminal;

import java.time.format.DateTimeFormatter;
import java.util.Optional;
import lockstep.table.OsState;
import lockstep.table.SocketRow;
import lockstep.views.words.Addresses;
import lockstep.views.words.Spans;

/** A transition as a line. */
public final class TransitionText {
  private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
  private static final DateTimeFormatter TENTHS = DateTimeFormatter.ofPattern("HH:mm:ss.S");

  private final Look look;

  public TransitionText(Look look) {
    this.look = look;
  }

  /**
   * The whole of it, as wide as it needs; two blanks between its parts: {@code 03:12:07.412 *
   * 127.0.0.1:41000 127.0.0.1:443 ESTABLISHED -> FIN-WAIT-1 after 3.2 s}.
   */
  public String whole(Transition transition) {
    StringBuilder line = new StringBuilder(MILLIS.format(transition.at()));
    line.append("  ").append(transition.mark().sign());
    line.append("  ").append(transition.row().local());
    line.append("  ").append(transition.row().foreign());
    line.append("  ").append(path(transition));
    if (transition.from().isPresent())
      line.append("  after ")
          .append(transition.atLeast() ? "more than " : "")
          .append(Spans.of(transition.stood()));
    return look.paint(Role.of(transition.mark()), look.signs(line.toString()));
  }

  /** As much of it as goes into a line of this many columns, the time to tenths of a second. */
  public String brief(Transition transition, int columns) {
    StringBuilder line = new StringBuilder(TENTHS.format(transition.at()));
    line.append(' ').append(transition.mark().sign());
    line.append(' ').append(Addresses.shown(transition.row().local()));
    line.append(' ').append(Addresses.shown(transition.row().foreign()));
    line.append(' ').append(path(transition));
    if (transition.from().isPresent())
      line.append(transition.atLeast() ? " >" : " ").append(Spans.of(transition.stood()));
    String cut = Text.cut(look.signs(line.toString()), columns, look.more());
    return look.paint(Role.of(transition.mark()), cut);
  }

  private static String path(Transition transition) {
    return word(transition, transition.from()) + " -> " + word(transition, transition.to());
  }

  private static String word(Transition transition, Optional<OsState> state) {
    return state.map(one -> word(transition.row(), one)).orElse("no row");
  }

  /**
   * The RFC's name of the state; the system's own word where the RFC has none. UDP has no states: a
   * socket of its own either has a far end or takes text from everywhere.
   */
  static String word(SocketRow row, OsState state) {
    if (!row.isTcp()) return row.foreign().port() == 0 ? "UDP" : "UDP connected";
    return state.state() == null ? state.netstatWord() : state.state().rfcName();
  }
}
