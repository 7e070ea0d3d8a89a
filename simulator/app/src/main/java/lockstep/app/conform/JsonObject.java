package lockstep.app.conform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An object of a line, whose fields are asked for by name and kind; a wrong one is told in words.
 */
final class JsonObject {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** No case goes so deep; what does is told, before it fills the stack. */
  private static final int MOST_DEEP = 50;

  private static final int MOST_SHOWN = 40;

  private static final String WAS_EXPECTING = ": was expecting";

  /** What a field may be where JSON says null: nothing. */
  private static final Object NULL = new Object();

  private final String place;
  private final Map<String, Object> fields;

  private JsonObject(String place, Map<String, Object> fields) {
    this.place = place;
    this.fields = fields;
  }

  /** Reads a line that is one object and nothing else. */
  static JsonObject parse(String line) throws Malformed {
    try (JsonParser json = FACTORY.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT)
        throw Malformed.expected("a JSON object", shown(line));
      Map<String, Object> fields = readObject(json, 1);
      if (json.nextToken() != null) throw Malformed.expected("one JSON object", "more behind it");
      return new JsonObject("", fields);
    } catch (JsonProcessingException e) {
      throw Malformed.expected("JSON", why(e));
    } catch (IOException e) {
      throw new IllegalStateException("a string could not be read", e);
    }
  }

  /** The first sentence of it; the rest tells programmers of the parser what to set. */
  private static String why(JsonProcessingException e) {
    String words = e.getOriginalMessage().lines().findFirst().orElse("").replace('\'', '"');
    int more = words.indexOf(" (");
    if (more >= 0) words = words.substring(0, more);
    if (words.endsWith(WAS_EXPECTING))
      words = words.substring(0, words.length() - WAS_EXPECTING.length());
    int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
    return "at character " + column + ": " + shorter(words, 3 * MOST_SHOWN);
  }

  private static Object read(JsonParser json, int depth) throws IOException, Malformed {
    if (depth > MOST_DEEP) throw Malformed.expected("at most " + MOST_DEEP + " levels", "more");
    return switch (json.currentToken()) {
      case START_OBJECT -> readObject(json, depth);
      case START_ARRAY -> readArray(json, depth);
      case VALUE_NUMBER_INT -> json.getBigIntegerValue();
      case VALUE_NUMBER_FLOAT -> new Fraction(json.getText());
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_STRING -> new Text(json.getText());
      case VALUE_NULL -> NULL;
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no value begins with " + json.currentToken());
    };
  }

  /** A string of JSON, as other things are shown as strings too. */
  private record Text(String value) {}

  /** A number that is not whole, as it stands there: no case has one. */
  private record Fraction(String digits) {
    @Override
    public String toString() {
      return digits;
    }
  }

  private static Map<String, Object> readObject(JsonParser json, int depth)
      throws IOException, Malformed {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (fields.put(name, read(json, depth + 1)) != null)
        throw Malformed.expected("each field once", shown(name) + " twice");
    }
    return fields;
  }

  private static List<Object> readArray(JsonParser json, int depth) throws IOException, Malformed {
    List<Object> items = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) items.add(read(json, depth + 1));
    return items;
  }

  /** Whether the field is there and not null. */
  boolean has(String name) {
    Object value = fields.get(name);
    return value != null && value != NULL;
  }

  boolean isText(String name) {
    return fields.get(name) instanceof Text;
  }

  /** A string; null when the field is absent or null. */
  String text(String name) throws Malformed {
    if (!has(name)) return null;
    if (fields.get(name) instanceof Text text) return text.value();
    throw wrong(name, "a string");
  }

  /** A truth; null when the field is absent or null. */
  Boolean truth(String name) throws Malformed {
    if (!has(name)) return null;
    if (fields.get(name) instanceof Boolean truth) return truth;
    throw wrong(name, "true or false");
  }

  /** A whole number from {@code least} to {@code most}; null when the field is absent or null. */
  Long number(String name, long least, long most) throws Malformed {
    return has(name) ? number(fields.get(name), name, least, most) : null;
  }

  private Long number(Object value, String name, long least, long most) throws Malformed {
    String range = "a whole number from " + least + " to " + most;
    if (!(value instanceof BigInteger number))
      throw Malformed.expected(range + " as " + place + name, shown(value));
    if (number.compareTo(BigInteger.valueOf(least)) < 0
        || number.compareTo(BigInteger.valueOf(most)) > 0)
      throw Malformed.expected(range + " as " + place + name, shown(value));
    return number.longValue();
  }

  /** An object; null when the field is absent or null. */
  JsonObject object(String name) throws Malformed {
    return has(name) ? object(fields.get(name), name) : null;
  }

  private JsonObject object(Object value, String name) throws Malformed {
    if (!(value instanceof Map<?, ?> map))
      throw Malformed.expected("an object as " + place + name, shown(value));
    Map<String, Object> inner = new LinkedHashMap<>();
    map.forEach((key, field) -> inner.put((String) key, field));
    return new JsonObject(place + name + ".", inner);
  }

  /** The objects of an array; null when the field is absent or null. */
  List<JsonObject> objects(String name) throws Malformed {
    if (!has(name)) return null;
    List<JsonObject> objects = new ArrayList<>();
    for (Object item : array(name)) objects.add(object(item, name + "[" + objects.size() + "]"));
    return objects;
  }

  /** The strings of an array; null when the field is absent or null. */
  List<String> texts(String name) throws Malformed {
    if (!has(name)) return null;
    List<String> texts = new ArrayList<>();
    for (Object item : array(name)) {
      if (!(item instanceof Text text)) throw wrong(name, "an array of strings");
      texts.add(text.value());
    }
    return texts;
  }

  /** Pairs of whole numbers; empty when the field is absent or null. */
  List<long[]> pairs(String name, long least, long most) throws Malformed {
    List<long[]> pairs = new ArrayList<>();
    if (!has(name)) return pairs;
    for (Object item : array(name)) {
      if (!(item instanceof List<?> pair) || pair.size() != 2)
        throw wrong(name, "an array of pairs [from, to)");
      pairs.add(
          new long[] {
            number(pair.get(0), name, least, most), number(pair.get(1), name, least, most)
          });
    }
    return pairs;
  }

  private List<?> array(String name) throws Malformed {
    if (fields.get(name) instanceof List<?> list) return list;
    throw wrong(name, "an array");
  }

  /** That a field that has to be here is not. */
  Malformed missing(String name, String what) {
    String found = fields.containsKey(name) ? "null" : "nothing";
    return Malformed.expected(what + " as " + place + name, found);
  }

  /** That this field is something else. */
  Malformed wrong(String name, String what) {
    return Malformed.expected(what + " as " + place + name, shown(fields.get(name)));
  }

  private static String shown(Object value) {
    if (value instanceof Text text) return '"' + shorter(text.value(), MOST_SHOWN) + '"';
    if (value instanceof Map<?, ?>) return "an object";
    if (value instanceof List<?>) return "an array";
    if (value == NULL || value == null) return "null";
    if (value instanceof String line) return '"' + shorter(line, MOST_SHOWN) + '"';
    return shorter(value.toString(), MOST_SHOWN);
  }

  private static String shorter(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "...";
  }
}
