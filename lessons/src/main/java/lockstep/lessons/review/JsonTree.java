package lockstep.lessons.review;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** JSON as maps, lists, texts, numbers, truths and null; numbers keep every digit. */
final class JsonTree {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(64)
                  .maxStringLength(100_000)
                  .maxNumberLength(100)
                  .build())
          .build();

  private JsonTree() {}

  /**
   * Reads one value and nothing behind it.
   *
   * @throws IOException when the text is not JSON, or deeper than 64
   */
  static Object read(String text) throws IOException {
    try (JsonParser json = FACTORY.createParser(text)) {
      if (json.nextToken() == null) throw new IOException("expected a value, found nothing");
      Object value = value(json);
      if (json.nextToken() != null)
        throw new IOException(
            "expected nothing behind the last brace, found more in line "
                + json.currentTokenLocation().getLineNr());
      return value;
    }
  }

  private static Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String name = json.currentName();
          json.nextToken();
          fields.put(name, value(json));
        }
        yield fields;
      }
      case START_ARRAY -> {
        List<Object> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) items.add(value(json));
        yield items;
      }
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT -> json.getBigIntegerValue();
      case VALUE_NUMBER_FLOAT -> json.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IOException("expected a value, found " + json.currentToken());
    };
  }

  /** A value in one line. */
  static String line(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      write(json, value);
    } catch (IOException e) {
      throw new IllegalStateException("writing to a text cannot fail", e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map<?, ?> fields) {
      json.writeStartObject();
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        json.writeFieldName((String) field.getKey());
        write(json, field.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> items) {
      json.writeStartArray();
      for (Object item : items) write(json, item);
      json.writeEndArray();
    } else if (value instanceof String text) json.writeString(text);
    else if (value instanceof BigInteger number) json.writeNumber(number);
    else if (value instanceof BigDecimal number) json.writeNumber(number);
    else if (value instanceof Boolean truth) json.writeBoolean(truth);
    else if (value == null) json.writeNull();
    else throw new IllegalArgumentException("no JSON for " + value.getClass());
  }

  /**
   * What is new, with the fields of the old that the new does not have: those are of a newer
   * version, and it will want them back.
   */
  static Object merged(Object old, Object fresh) {
    if (old instanceof Map<?, ?> before && fresh instanceof Map<?, ?> after) {
      Map<String, Object> all = new LinkedHashMap<>();
      after.forEach((name, value) -> all.put((String) name, merged(before.get(name), value)));
      before.forEach((name, value) -> all.putIfAbsent((String) name, value));
      return all;
    }
    if (old instanceof List<?> before && fresh instanceof List<?> after)
      return mergedList(before, after);
    return fresh;
  }

  /** Lists lose items at the front and get items at the end; what stayed keeps its old form. */
  private static List<Object> mergedList(List<?> before, List<?> after) {
    List<Object> all = new ArrayList<>();
    int from = 0;
    for (Object item : after) {
      int at = from;
      while (at < before.size() && !covers(before.get(at), item)) at++;
      all.add(at < before.size() ? before.get(at) : item);
      from = at < before.size() ? at + 1 : before.size();
    }
    return all;
  }

  /** Whether the old item says all that the new one says. */
  private static boolean covers(Object old, Object fresh) {
    if (old instanceof Map<?, ?> before && fresh instanceof Map<?, ?> after)
      return after.entrySet().stream()
          .allMatch(
              e -> before.containsKey(e.getKey()) && covers(before.get(e.getKey()), e.getValue()));
    return Objects.equals(old, fresh);
  }
}
