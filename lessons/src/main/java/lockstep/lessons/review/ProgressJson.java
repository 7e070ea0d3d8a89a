package lockstep.lessons.review;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The form of the progress file: JSON, one skill, lesson, misconception or answer a line, and in
 * its last line a check over all octets before it.
 *
 * <p>Every later version keeps the last line's form, so that a newer file can be told from a
 * damaged one. Who changes the file by hand writes {@code "check": "by hand"} there.
 */
final class ProgressJson {
  /** What this version writes, and the newest it reads. */
  static final int VERSION = 1;

  private static final String VERSION_FIELD = "version";
  private static final String CHECK_FIELD = "check";
  private static final String LOG_FIELD = "answers";
  private static final int[] NOWHERE = {};
  private static final String BY_HAND = "by hand";
  private static final int TAIL = tail(0).length();

  private ProgressJson() {}

  /** The file is whole, but of a version that this one must not touch. */
  static final class Newer extends IOException {
    private static final long serialVersionUID = 1;

    Newer(Object version) {
      super(
          "it is of version "
              + version
              + ", and this Lockstep reads up to version "
              + VERSION
              + "; nothing was changed. Use the newer Lockstep that wrote it");
    }
  }

  /**
   * What a file says.
   *
   * @param fields all of it but the answers, also what this version does not know
   */
  record Content(Progress progress, Map<String, Object> fields) {
    static final Content NONE = new Content(Progress.NONE, Map.of());
  }

  /**
   * Reads a file's octets.
   *
   * @throws Newer when it is whole and of a newer version
   * @throws IOException when it is damaged, with what was expected
   */
  static Content read(byte[] octets) throws IOException {
    boolean untouched = untouched(octets);
    // Where the check fits, each line is as it was written, and answers need not be looked at.
    int[] lines = untouched ? answerLines(octets) : NOWHERE;
    byte[] looked = lines == NOWHERE ? octets : without(octets, lines);
    Object tree = JsonTree.read(decoded(looked));
    Map<String, Object> fields = new LinkedHashMap<>();
    if (tree instanceof Map<?, ?> map)
      map.forEach((name, value) -> fields.put((String) name, value));
    Object check = fields.remove(CHECK_FIELD);
    Object version = fields.get(VERSION_FIELD);
    boolean newer =
        version instanceof BigInteger number && number.compareTo(BigInteger.valueOf(VERSION)) > 0;
    boolean whole = untouched || BY_HAND.equals(check);
    if (newer && (whole || check == null)) throw new Newer(version);
    if (!whole)
      throw new IOException(
          "the check in its last line does not fit what stands before it: it was damaged, or changed"
              + " by another program; who changes it by hand writes \"check\": \"by hand\" there");
    if (!BigInteger.valueOf(VERSION).equals(version))
      throw new IOException("version: expected " + VERSION + ", found " + JsonTree.line(version));
    byte[] log = lines == NOWHERE ? lines(fields) : Arrays.copyOfRange(octets, lines[0], lines[1]);
    Progress progress = progress(Fields.of(fields, ""), Log.ofLines(log));
    // A file that was changed by hand may have a wrong one, which is to be told now.
    if (lines == NOWHERE)
      for (Fields row : Fields.of(fields, "").items(LOG_FIELD)) row.made(() -> answer(row));
    fields.remove(LOG_FIELD);
    return new Content(progress, fields);
  }

  /** From where to where the lines of the answers stand; nowhere when there are none. */
  private static int[] answerLines(byte[] octets) {
    // No text holds the end of a line, so these stand where they seem to.
    int from = after(octets, "\n  \"" + LOG_FIELD + "\": [\n    ", 0);
    int to = from < 0 ? -1 : after(octets, "\n  ]", from);
    return to < 0 ? NOWHERE : new int[] {from, to - "\n  ]".length()};
  }

  /** Where a text ends; -1 when it is not there. */
  private static int after(byte[] octets, String text, int from) {
    byte[] sought = text.getBytes(StandardCharsets.UTF_8);
    for (int i = from; i + sought.length <= octets.length; i++)
      if (octets[i] == sought[0]
          && Arrays.equals(octets, i, i + sought.length, sought, 0, sought.length))
        return i + sought.length;
    return -1;
  }

  private static byte[] without(byte[] octets, int[] lines) {
    byte[] rest = Arrays.copyOf(octets, octets.length - (lines[1] - lines[0]));
    System.arraycopy(octets, lines[1], rest, lines[0], octets.length - lines[1]);
    return rest;
  }

  /** The lines of the answers of a file that does not have each in a line of its own. */
  private static byte[] lines(Map<String, Object> fields) {
    List<String> lines = new ArrayList<>();
    if (fields.get(LOG_FIELD) instanceof List<?> items)
      for (Object item : items) lines.add(JsonTree.line(item));
    return String.join(Log.BETWEEN, lines).getBytes(StandardCharsets.UTF_8);
  }

  private static String decoded(byte[] octets) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("it is no text in UTF-8", e);
    }
  }

  private static boolean untouched(byte[] octets) {
    int before = octets.length - TAIL;
    if (before < 0) return false;
    String end = new String(octets, before, TAIL, StandardCharsets.UTF_8);
    return end.equals(tail(crc(octets, before)));
  }

  private static long crc(byte[] octets, int length) {
    CRC32 crc = new CRC32();
    crc.update(octets, 0, length);
    return crc.getValue();
  }

  private static String tail(long crc) {
    return String.format(Locale.ROOT, "  \"%s\": \"crc32 %08x\"\n}\n", CHECK_FIELD, crc);
  }

  private static Progress progress(Fields file, Log log) throws IOException {
    Map<Skill, Practice> skills = new TreeMap<>();
    for (var entry : file.entries("skills"))
      skills.put(
          entry.getValue().made(() -> Skill.parse(entry.getKey())), practice(entry.getValue()));
    Map<String, LessonMark> lessons = new TreeMap<>();
    for (var entry : file.entries("lessons")) {
      Fields mark = entry.getValue();
      lessons.put(
          entry.getKey(),
          mark.made(
              () ->
                  new LessonMark(
                      mark.small("page"),
                      mark.instant("begun"),
                      mark.maybeInstant("finished"),
                      mark.instant("seen"))));
    }
    Map<String, Belief> beliefs = new TreeMap<>();
    for (var entry : file.entries("misconceptions")) {
      Fields belief = entry.getValue();
      beliefs.put(
          entry.getKey(),
          belief.made(() -> new Belief(belief.small("count"), belief.instant("last"))));
    }
    return new Progress(skills, lessons, beliefs, log, file.count("dropped"));
  }

  private static Practice practice(Fields skill) throws IOException {
    List<Practice.Outcome> last = new ArrayList<>();
    for (Fields item : skill.items("last"))
      last.add(new Practice.Outcome(item.instant("at"), item.truth("right"), item.truth("sure")));
    return skill.made(
        () ->
            new Practice(
                new Memory(
                    state(skill.text("state")),
                    skill.small("step"),
                    skill.number("stability"),
                    skill.number("difficulty"),
                    skill.instant("due"),
                    skill.instant("reviewed")),
                skill.small("right"),
                skill.small("wrong"),
                last));
  }

  private static Memory.State state(String word) {
    for (Memory.State state : Memory.State.values()) if (word(state).equals(word)) return state;
    throw new IllegalArgumentException(
        "expected the state learning, review or relearning, found " + JsonTree.line(word));
  }

  private static String word(Memory.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** The answer that a line tells. */
  static Answer answer(Fields row) throws IOException {
    List<Skill> skills = new ArrayList<>();
    for (String id : row.texts("skills")) skills.add(Skill.parse(id));
    return new Answer(
        row.instant("at"),
        row.text("where"),
        row.text("question"),
        row.text("kind"),
        skills,
        row.text("given"),
        row.truth("right"),
        row.small("try"),
        row.truth("sure"),
        row.maybeText("misconception"));
  }

  /**
   * The file's octets.
   *
   * @param before what the file said before; its fields that this version does not know are kept
   */
  static byte[] write(Progress progress, Map<String, Object> before) {
    Map<?, ?> all = (Map<?, ?>) JsonTree.merged(before, fields(progress));
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    put(octets, "{\n");
    all.forEach(
        (name, value) -> put(octets, "  " + JsonTree.line(name) + ": " + lines(value) + ",\n"));
    byte[] log = progress.log().written();
    put(octets, "  \"" + LOG_FIELD + "\": [");
    if (log.length > 0) {
      put(octets, "\n    ");
      octets.writeBytes(log);
      put(octets, "\n  ");
    }
    put(octets, "],\n");
    return sealed(octets.toByteArray());
  }

  private static void put(ByteArrayOutputStream octets, String text) {
    octets.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** An answer in one line. */
  static String line(Answer answer) {
    return JsonTree.line(fields(answer));
  }

  /**
   * A file's octets.
   *
   * @param head all but the last two lines
   */
  static byte[] sealed(String head) {
    return sealed(head.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sealed(byte[] head) {
    byte[] tail = tail(crc(head, head.length)).getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, all, head.length, tail.length);
    return all;
  }

  /** An object's fields and an array's items one a line. */
  private static String lines(Object value) {
    List<String> lines = new ArrayList<>();
    if (value instanceof Map<?, ?> map)
      map.forEach((name, item) -> lines.add(JsonTree.line(name) + ": " + JsonTree.line(item)));
    else if (value instanceof List<?> list) list.forEach(item -> lines.add(JsonTree.line(item)));
    if (lines.isEmpty()) return JsonTree.line(value);
    String brackets = value instanceof Map ? "{}" : "[]";
    return brackets.charAt(0)
        + "\n    "
        + String.join(",\n    ", lines)
        + "\n  "
        + brackets.charAt(1);
  }

  private static Map<String, Object> fields(Progress progress) {
    Map<String, Object> skills = new LinkedHashMap<>();
    progress.skills().forEach((skill, practice) -> skills.put(skill.id(), fields(practice)));
    Map<String, Object> lessons = new LinkedHashMap<>();
    progress
        .lessons()
        .forEach(
            (name, mark) ->
                lessons.put(
                    name,
                    object(
                        "page", mark.page(),
                        "begun", mark.begun(),
                        "finished", mark.finished(),
                        "seen", mark.seen())));
    Map<String, Object> beliefs = new LinkedHashMap<>();
    progress
        .beliefs()
        .forEach(
            (id, belief) ->
                beliefs.put(id, object("count", belief.count(), "last", belief.last())));
    return object(
        VERSION_FIELD,
        VERSION,
        "skills",
        skills,
        "lessons",
        lessons,
        "misconceptions",
        beliefs,
        "dropped",
        progress.dropped());
  }

  private static Map<String, Object> fields(Practice practice) {
    Memory memory = practice.memory();
    return object(
        "state", word(memory.state()),
        "step", memory.step(),
        "stability", BigDecimal.valueOf(memory.stability()),
        "difficulty", BigDecimal.valueOf(memory.difficulty()),
        "due", memory.due(),
        "reviewed", memory.reviewed(),
        "right", practice.right(),
        "wrong", practice.wrong(),
        "last",
            practice.last().stream()
                .map(o -> object("at", o.at(), "right", o.right(), "sure", o.sure()))
                .toList());
  }

  private static Map<String, Object> fields(Answer answer) {
    return object(
        "at", answer.at(),
        "where", answer.where(),
        "question", answer.question(),
        "kind", answer.kind(),
        "skills", answer.skills().stream().map(Skill::id).toList(),
        "given", answer.given(),
        "right", answer.right(),
        "try", answer.attempt(),
        "sure", answer.sure(),
        "misconception", answer.misconception());
  }

  /** An object of names and values in turn; what may be missing is null when it is. */
  private static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    Iterator<Object> all = List.of(namesAndValues).iterator();
    while (all.hasNext()) object.put((String) all.next(), plain(all.next()));
    return object;
  }

  private static Object plain(Object value) {
    if (value instanceof Optional<?> maybe) return maybe.map(ProgressJson::plain).orElse(null);
    if (value instanceof Instant time) return time.toString();
    if (value instanceof Integer number) return BigInteger.valueOf(number);
    if (value instanceof Long number) return BigInteger.valueOf(number);
    return value;
  }
}
