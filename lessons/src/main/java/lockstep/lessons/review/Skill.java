package lockstep.lessons.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import lockstep.tcp.Figure5;
import lockstep.tcp.TcpState;

/**
 * Something one can know, by a name that stays the same through all versions: {@code
 * state:ESTABLISHED}, {@code edge:estab-finwait1}, {@code port:443}, {@code switch:netstat -o},
 * {@code idea:M24}, {@code lesson:half-close}.
 *
 * <p>Review is by skill, not by question, so that each time a fresh question is drawn. Kinds and
 * names that this version does not know are kept as they are: a newer version may have written
 * them.
 *
 * @param id kind, colon, name; up to 120 characters, without control characters and without {@code
 *     ;}, which stands between skills in a CSV cell
 */
public record Skill(String id) implements Comparable<Skill> {
  /** What sort of thing is known. */
  public enum Kind {
    /** A state of a TCP connection, by the name of {@link TcpState}. */
    STATE,
    /** An edge of {@link Figure5}, by its id. */
    EDGE,
    /** A port number. */
    PORT,
    /** A switch of a command: {@code netstat -o}. */
    SWITCH,
    /** A misconception overcome: {@code M1} to {@code M39}. */
    IDEA,
    /** What a lesson teaches beside these, by the lesson's name. */
    LESSON,
    /** A kind that this version does not know. */
    OTHER;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int LONGEST = 120;
  private static final int IDEAS = 39;

  /**
   * @throws IllegalArgumentException when the id is not as stated above
   */
  public Skill {
    int colon = id.indexOf(':');
    if (colon < 1 || colon == id.length() - 1 || id.length() > LONGEST || !id.equals(id.strip()))
      throw new IllegalArgumentException(
          "expected a skill such as state:ESTABLISHED, up to "
              + LONGEST
              + " characters, found \""
              + (id.length() > LONGEST ? id.substring(0, LONGEST) + "…" : id)
              + '"');
    if (id.chars().anyMatch(c -> Character.isISOControl(c) || c == ';'))
      throw new IllegalArgumentException(
          "a skill holds no control character and no semicolon: \""
              + id.replaceAll("\\p{Cntrl}", "?")
              + '"');
  }

  /** Reads what {@link #toString} writes; blanks around it do not matter. */
  public static Skill parse(String text) {
    return new Skill(text.strip());
  }

  /**
   * The skill that a question's tag names: a state in the RFC's spelling, a switch with {@code _}
   * for its blank, for a tag holds none. Empty for what is no skill; a teacher's tags may be
   * anything.
   */
  public static Optional<Skill> ofTag(String tag) {
    try {
      Skill skill = parse(tag);
      return Optional.of(
          switch (skill.kind()) {
            case STATE -> TcpState.named(skill.name()).map(Skill::of).orElse(skill);
            case SWITCH -> of(Kind.SWITCH, skill.name().replace('_', ' '));
            default -> skill;
          });
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public static Skill of(TcpState state) {
    return of(Kind.STATE, state.name());
  }

  public static Skill of(Figure5.Edge edge) {
    return of(Kind.EDGE, edge.id());
  }

  /**
   * @param number 0 to 65535
   * @throws IllegalArgumentException for another number
   */
  public static Skill port(int number) {
    if (number < 0 || number > 0xFFFF)
      throw new IllegalArgumentException("expected a port of 0 to 65535, found " + number);
    return of(Kind.PORT, String.valueOf(number));
  }

  /**
   * A switch of a command.
   *
   * @param command {@code netstat}
   * @param option with its dashes: {@code -o}
   */
  public static Skill option(String command, String option) {
    return of(Kind.SWITCH, command + ' ' + option);
  }

  /**
   * @param misconception {@code M1} to {@code M39}
   */
  public static Skill idea(String misconception) {
    Skill skill = of(Kind.IDEA, misconception);
    if (!skill.known())
      throw new IllegalArgumentException("expected M1 to M39, found \"" + misconception + '"');
    return skill;
  }

  public static Skill lesson(String name) {
    return of(Kind.LESSON, name);
  }

  private static Skill of(Kind kind, String name) {
    return new Skill(kind.word() + ':' + name);
  }

  public Kind kind() {
    String word = word();
    return Arrays.stream(Kind.values())
        .filter(k -> k != Kind.OTHER && k.word().equals(word))
        .findFirst()
        .orElse(Kind.OTHER);
  }

  /** What stands before the colon, also of a kind that this version does not know. */
  public String word() {
    return id.substring(0, id.indexOf(':'));
  }

  /** What stands behind the colon. */
  public String name() {
    return id.substring(id.indexOf(':') + 1);
  }

  /** Whether this version can ask about it: the kind is known, and what is named exists. */
  public boolean known() {
    return switch (kind()) {
      case STATE -> Arrays.stream(TcpState.values()).anyMatch(s -> s.name().equals(name()));
      case EDGE -> Figure5.EDGES.stream().anyMatch(e -> e.id().equals(name()));
      case PORT -> number(name(), 0, 0xFFFF).isPresent();
      case SWITCH -> name().matches("\\S+ -\\S+");
      case IDEA -> name().startsWith("M") && number(name().substring(1), 1, IDEAS).isPresent();
      case LESSON -> true;
      case OTHER -> false;
    };
  }

  private static Optional<Integer> number(String text, int from, int to) {
    if (!text.matches("0|[1-9]\\d{0,4}")) return Optional.empty();
    return Optional.of(Integer.parseInt(text)).filter(n -> from <= n && n <= to);
  }

  @Override
  public int compareTo(Skill other) {
    return id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return id;
  }
}
