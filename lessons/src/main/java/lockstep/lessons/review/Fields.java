package lockstep.lessons.review;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a JSON object, and in words what is wrong with one: where, what was expected. */
final class Fields {
  private final Map<?, ?> fields;
  private final String path;

  private Fields(Map<?, ?> fields, String path) {
    this.fields = fields;
    this.path = path;
  }

  /**
   * @param path where it stands, for messages: {@code skills.port:443}; empty for the whole
   */
  static Fields of(Object value, String path) throws IOException {
    if (value instanceof Map<?, ?> map) return new Fields(map, path);
    throw wrong(path.isEmpty() ? "the whole" : path, "an object", value);
  }

  private static IOException wrong(String where, String expected, Object found) {
    return new IOException(where + ": expected " + expected + ", found " + JsonTree.line(found));
  }

  private String where(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  /** Each field of an object in this object; none where it is missing. */
  Iterable<Map.Entry<String, Fields>> entries(String field) throws IOException {
    Map<String, Fields> all = new LinkedHashMap<>();
    if (fields.containsKey(field))
      for (Map.Entry<?, ?> entry : of(fields.get(field), where(field)).fields.entrySet())
        all.put((String) entry.getKey(), of(entry.getValue(), where(field) + "." + entry.getKey()));
    return all.entrySet();
  }

  /** Each item of an array of objects; none where it is missing. */
  List<Fields> items(String field) throws IOException {
    List<Fields> all = new ArrayList<>();
    int number = 0;
    for (Object item : list(field)) all.add(of(item, where(field) + "[" + number++ + "]"));
    return all;
  }

  List<String> texts(String field) throws IOException {
    List<String> all = new ArrayList<>();
    for (Object item : list(field)) {
      if (!(item instanceof String text)) throw wrong(where(field), "texts", item);
      all.add(text);
    }
    return all;
  }

  private List<?> list(String field) throws IOException {
    if (!fields.containsKey(field)) return List.of();
    if (fields.get(field) instanceof List<?> list) return list;
    throw wrong(where(field), "an array", fields.get(field));
  }

  String text(String field) throws IOException {
    if (fields.get(field) instanceof String text) return text;
    throw wrong(where(field), "a text", fields.get(field));
  }

  Optional<String> maybeText(String field) throws IOException {
    return fields.get(field) == null ? Optional.empty() : Optional.of(text(field));
  }

  Instant instant(String field) throws IOException {
    try {
      return Instant.parse(text(field));
    } catch (DateTimeParseException e) {
      throw wrong(where(field), "a time such as 2026-01-31T12:00:00Z", fields.get(field));
    }
  }

  Optional<Instant> maybeInstant(String field) throws IOException {
    return fields.get(field) == null ? Optional.empty() : Optional.of(instant(field));
  }

  /** A whole number of 0 or more. */
  long count(String field) throws IOException {
    if (fields.get(field) instanceof BigInteger number
        && number.signum() >= 0
        && number.bitLength() < 63) return number.longValue();
    throw wrong(where(field), "a whole number of 0 or more", fields.get(field));
  }

  /** A whole number of 0 to 2,147,483,647. */
  int small(String field) throws IOException {
    long number = count(field);
    if (number > Integer.MAX_VALUE)
      throw wrong(where(field), "a smaller number", fields.get(field));
    return (int) number;
  }

  double number(String field) throws IOException {
    Object value = fields.get(field);
    if (value instanceof BigInteger whole) return whole.doubleValue();
    if (value instanceof BigDecimal number) return number.doubleValue();
    throw wrong(where(field), "a number", value);
  }

  boolean truth(String field) throws IOException {
    if (fields.get(field) instanceof Boolean truth) return truth;
    throw wrong(where(field), "true or false", fields.get(field));
  }

  /** What a record's constructor makes of the fields; its objection gets the place in front. */
  <T> T made(Making<T> making) throws IOException {
    try {
      return making.make();
    } catch (IllegalArgumentException e) {
      throw new IOException(path + ": " + e.getMessage(), e);
    }
  }

  /** Something made from fields. */
  interface Making<T> {
    T make() throws IOException;
  }
}
