package lockstep.app.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of a JSON text with its place, so that a fault can say where it is.
 *
 * @param path the names that lead to it, {@code live[3].rows[0].state}
 * @param line the line on which it stands, from 1
 * @param value a map, a list, a string, a whole number as a Long, a Boolean, or null
 */
record JsonValue(String path, int line, Object value) {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** No session goes so deep; what does is told before it fills the stack. */
  private static final int MOST_DEEP = 60;

  /** Reads a text that is one object and nothing else. */
  static JsonValue parse(String text) throws SessionFault {
    try (JsonParser json = FACTORY.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT)
        throw new SessionFault("expected a session, which begins with {, found other text");
      JsonValue read = read(json, "", 0);
      if (json.nextToken() != null)
        throw new SessionFault(
            "line " + json.currentTokenLocation().getLineNr() + ": expected the end, found more");
      return read;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      boolean cut = e instanceof com.fasterxml.jackson.core.io.JsonEOFException;
      throw new SessionFault(
          "line " + line + ": " + (cut ? "the file ends here and is not whole" : "not JSON"), e);
    } catch (IOException e) {
      throw new IllegalStateException("a string could not be read", e);
    }
  }

  private static JsonValue read(JsonParser json, String path, int depth)
      throws IOException, SessionFault {
    int line = json.currentTokenLocation().getLineNr();
    if (depth > MOST_DEEP)
      throw new SessionFault("line " + line + ": expected at most " + MOST_DEEP + " levels");
    return new JsonValue(path, line, content(json, path, depth, line));
  }

  private static Object content(JsonParser json, String path, int depth, int line)
      throws IOException, SessionFault {
    switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String name = json.currentName();
          json.nextToken();
          String inner = path.isEmpty() ? name : path + "." + name;
          if (fields.put(name, read(json, inner, depth + 1)) != null)
            throw new SessionFault("line " + line + ": " + inner + " stands there twice");
        }
        return fields;
      }
      case START_ARRAY -> {
        List<JsonValue> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY)
          items.add(read(json, path + "[" + items.size() + "]", depth + 1));
        return items;
      }
      case VALUE_STRING -> {
        return json.getText();
      }
      case VALUE_NUMBER_INT -> {
        if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER)
          throw new SessionFault("line " + line + ": the number of " + path + " is too large");
        return json.getLongValue();
      }
      case VALUE_TRUE -> {
        return Boolean.TRUE;
      }
      case VALUE_FALSE -> {
        return Boolean.FALSE;
      }
      case VALUE_NULL -> {
        return null;
      }
      default -> throw new SessionFault("line " + line + ": expected a whole number as " + path);
    }
  }

  /** The fields of an object. */
  Map<String, JsonValue> fields() throws SessionFault {
    if (!(value instanceof Map<?, ?> map)) throw expected("an object");
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    map.forEach((name, field) -> fields.put((String) name, (JsonValue) field));
    return fields;
  }

  /** The items of an array. */
  List<JsonValue> items() throws SessionFault {
    if (!(value instanceof List<?> list)) throw expected("a list");
    return list.stream().map(JsonValue.class::cast).toList();
  }

  String text() throws SessionFault {
    if (value instanceof String text) return text;
    throw expected("a text");
  }

  /** A whole number within these bounds. */
  long number(long least, long most) throws SessionFault {
    if (value instanceof Long number && number >= least && number <= most) return number;
    throw expected("a whole number from " + least + " to " + most);
  }

  boolean truth() throws SessionFault {
    if (value instanceof Boolean truth) return truth;
    throw expected("true or false");
  }

  /** The fault that something else stands here. */
  SessionFault expected(String what) {
    return new SessionFault(
        "line " + line + ": expected " + what + " as " + path + ", found " + shown());
  }

  private String shown() {
    if (value instanceof Map) return "an object";
    if (value instanceof List) return "a list";
    if (value instanceof String text)
      return '"' + (text.length() > 40 ? text.substring(0, 40) + "..." : text) + '"';
    return String.valueOf(value);
  }
}
