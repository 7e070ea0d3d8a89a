package lockstep.views.terminal;

import java.util.ArrayList;
import java.util.List;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;

/**
 * The segments of a captured connection in lanes: number, seconds, the client's state, the segment,
 * the server's state, both as they are after it.
 */
public final class CaptureLanes {
  private static final int NUMBER = 5;
  private static final int TIME = 16;
  private static final int CLIENT = 17;
  private static final int MIDDLE = 32;
  private static final int SERVER = 65;
  private static final int ROOM = SERVER - MIDDLE - 1;

  private static final int LONGEST_ACK = 18;
  private static final int LINE = 120;

  private final Look look;

  public CaptureLanes(Look look) {
    this.look = look;
  }

  /**
   * One end after a segment.
   *
   * @param state null where it was not seen
   * @param moved whether it came there by this segment
   */
  public record End(TcpState state, boolean moved) {}

  /** The heads of the columns. */
  public String heads() {
    return new Line(look)
        .to(NUMBER - 1)
        .add(Role.DIM, "#")
        .to(TIME - 7)
        .add(Role.DIM, "SECONDS")
        .to(CLIENT + 1)
        .add(Role.DIM, "CLIENT")
        .to(MIDDLE)
        .add(Role.DIM, "SEGMENT")
        .to(SERVER + 1)
        .add(Role.DIM, "SERVER")
        .toString();
  }

  /**
   * A segment.
   *
   * @param seconds since the connection's first one, empty where it has no time
   * @param segment with relative numbers
   * @param toServer whether it goes to the right
   * @param arrives whether it is taken to arrive
   * @param leaves whether it leaves its sender here
   */
  public String row(
      long number,
      String seconds,
      End client,
      End server,
      Segment segment,
      boolean toServer,
      boolean leaves,
      boolean arrives) {
    // Not by Line, which measures each word: all signs here take one column, and rows are many.
    StringBuilder out = new StringBuilder(LINE);
    String digits = String.valueOf(number);
    int column = to(out, 0, NUMBER - digits.length());
    out.append(look.paint(Role.DIM, digits));
    column = to(out, column + digits.length(), TIME - seconds.length());
    out.append(look.paint(Role.DIM, seconds));
    column = state(out, column + seconds.length(), CLIENT, client, Role.CLIENT_ENTERED);
    column = to(out, column, MIDDLE);
    arrow(out, segment, toServer, leaves, arrives);
    state(out, column + ROOM, SERVER, server, Role.SERVER_ENTERED);
    return out.toString();
  }

  /** Goes on at a column, or after a blank where the text is there already. */
  private static int to(StringBuilder out, int column, int target) {
    int blanks = Math.max(column == 0 ? 0 : 1, target - column);
    out.append(" ".repeat(blanks));
    return column + blanks;
  }

  /** Something that is to be known of the segment above. */
  public List<String> remark(String words) {
    List<String> lines = new ArrayList<>();
    for (String part : Text.wrap(look.signs(words), Lanes.WIDTH - CLIENT - 1))
      lines.add(new Line(look).to(CLIENT + 1).add(Role.DIM, part).toString());
    return lines;
  }

  /** Words from the left margin on, in 80 columns. */
  public List<String> words(String words) {
    return Text.wrap(look.signs(words), Lanes.WIDTH);
  }

  /** Words under a list's line. */
  public List<String> under(String words) {
    List<String> lines = new ArrayList<>();
    for (String part : Text.wrap(look.signs(words), Lanes.WIDTH - NUMBER))
      lines.add(new Line(look).to(NUMBER).add(Role.DIM, part).toString());
    return lines;
  }

  /** A numbered line of a list. */
  public String numbered(long number, String words) {
    String digits = String.valueOf(number);
    return new Line(look)
        .to(Math.max(0, NUMBER - 2 - digits.length()))
        .add(Role.BOLD, digits)
        .to(NUMBER)
        .add(Role.PLAIN, Text.cut(words, Lanes.WIDTH - NUMBER, look.more()))
        .toString();
  }

  private int state(StringBuilder out, int from, int target, End end, Role entered) {
    if (end.moved() && end.state() != null) {
      String name = end.state().rfcName();
      int column = to(out, from, target);
      out.append(look.paint(entered, look.colour() ? " " + name + " " : "[" + name + "]"));
      return column + name.length() + 2;
    }
    String name = end.state() == null ? "not seen" : end.state().rfcName();
    int column = to(out, from, target + 1);
    out.append(end.state() == null ? look.paint(Role.DIM, name) : name);
    return column + name.length();
  }

  /** The segment in words and an arrow, as wide as there is room. */
  private void arrow(
      StringBuilder out, Segment segment, boolean toServer, boolean leaves, boolean arrives) {
    String words = words(segment);
    int length = Math.max(0, ROOM - words.length() - 2);
    boolean half = leaves != arrives;
    String shaft = (look.ascii() ? "-" : "\u2500").repeat(half ? length / 2 : length);
    String rest = " ".repeat(length - shaft.length());
    String head = look.ascii() ? toServer ? ">" : "<" : toServer ? "\u2192" : "\u2190";
    // One that only left has no head; one that only arrives comes out of the middle.
    boolean only = leaves && !arrives;
    if (toServer)
      out.append(leaves ? "" : rest)
          .append(words)
          .append(' ')
          .append(shaft)
          .append(only ? " " : head)
          .append(leaves ? rest : "");
    else
      out.append(leaves ? rest : "")
          .append(only ? " " : head)
          .append(shaft)
          .append(' ')
          .append(words)
          .append(leaves ? "" : rest);
  }

  private static String words(Segment segment) {
    String bits = segment.control().toString();
    StringBuilder words = new StringBuilder(ROOM).append(bits.isEmpty() ? "no bits" : bits);
    int octets = segment.text().length();
    if (segment.length() > 0 || segment.ack() == null) words.append(" seq ").append(segment.seq());
    if (octets > 0) words.append(" len ").append(octets);
    boolean room = words.length() + LONGEST_ACK <= ROOM;
    if (segment.ack() != null && room) words.append(" ack ").append(segment.ack());
    // All six bits and the longest numbers may be too much; then the bits are what is cut last.
    return words.length() <= ROOM - 3 ? words.toString() : words.substring(0, ROOM - 3);
  }
}
