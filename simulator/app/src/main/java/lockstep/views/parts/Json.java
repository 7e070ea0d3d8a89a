package lockstep.views.parts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the small JSON files that ship with the views: objects, arrays, texts, numbers, truths. */
public final class Json {
  private final Object value;

  private Json(Object value) {
    this.value = value;
  }

  /** Reads a file beside a class. */
  public static Json resource(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException("the program lacks its file " + name);
      try (JsonParser json = new JsonFactory().createParser(in)) {
        json.nextToken();
        return new Json(read(json));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }

  /** A field of an object; a field that is missing is a fault of the file. */
  public Json at(String field) {
    if (!has(field)) throw new IllegalArgumentException("no field " + field + " in " + value);
    return new Json(object().get(field));
  }

  public boolean has(String field) {
    return object().containsKey(field);
  }

  /** The items of an array. */
  public List<Json> items() {
    return ((List<?>) value).stream().map(Json::new).toList();
  }

  /** The fields of an object. */
  public Map<String, Json> fields() {
    Map<String, Json> fields = new LinkedHashMap<>();
    object().forEach((name, field) -> fields.put(String.valueOf(name), new Json(field)));
    return fields;
  }

  public String text() {
    return (String) value;
  }

  public double number() {
    return (Double) value;
  }

  /** A truth that is false where the field is missing. */
  public boolean flag(String field) {
    return has(field) && (Boolean) at(field).value;
  }

  private Map<?, ?> object() {
    return (Map<?, ?>) value;
  }

  private static Object read(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> readObject(json);
      case START_ARRAY -> readArray(json);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_STRING -> json.getText();
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, VALUE_NULL ->
          throw new IOException("not expected here: " + json.currentToken());
    };
  }

  private static Map<String, Object> readObject(JsonParser json) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      fields.put(name, read(json));
    }
    return fields;
  }

  private static List<Object> readArray(JsonParser json) throws IOException {
    List<Object> items = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) items.add(read(json));
    return items;
  }
}
