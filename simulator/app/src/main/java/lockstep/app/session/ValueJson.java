package lockstep.app.session;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import lockstep.table.TcpInfo;
import lockstep.table.TcpInfoField;

/**
 * The values of a session as JSON and back. A record is an object with a field for each component
 * that has something; one of several kinds says which in the field {@code is}; what {@link
 * PlainText} knows is a string or a number.
 */
final class ValueJson {
  private static final String KIND = "is";

  private ValueJson() {}

  static void write(JsonGenerator json, Object value) throws IOException {
    if (value == null) json.writeNull();
    else if (value instanceof String text) json.writeString(text);
    else if (value instanceof Integer number) json.writeNumber(number);
    else if (value instanceof Long number) json.writeNumber(number);
    else if (value instanceof Boolean truth) json.writeBoolean(truth);
    else if (value instanceof OptionalInt some) json.writeNumber(some.getAsInt());
    else if (value instanceof OptionalLong some) json.writeNumber(some.getAsLong());
    else if (value instanceof Optional<?> some) write(json, some.orElseThrow());
    else if (PlainText.knows(value.getClass())) json.writeString(PlainText.of(value));
    else if (value instanceof TcpInfo info) write(json, fieldsOf(info));
    else if (value instanceof Collection<?> items) writeItems(json, items);
    else if (value instanceof Map<?, ?> map) writeMap(json, map);
    else if (value instanceof Record object) writeRecord(json, object);
    else if (value instanceof Enum<?> one) writeEnum(json, one);
    else throw new IllegalArgumentException("a session has no " + value.getClass());
  }

  private static Map<TcpInfoField, Long> fieldsOf(TcpInfo info) {
    Map<TcpInfoField, Long> fields = new EnumMap<>(TcpInfoField.class);
    for (TcpInfoField field : TcpInfoField.values())
      info.get(field).ifPresent(value -> fields.put(field, value));
    return fields;
  }

  private static void writeItems(JsonGenerator json, Collection<?> items) throws IOException {
    json.writeStartArray();
    for (Object item : items) write(json, item);
    json.writeEndArray();
  }

  private static void writeMap(JsonGenerator json, Map<?, ?> map) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      json.writeFieldName(((Enum<?>) entry.getKey()).name());
      write(json, entry.getValue());
    }
    json.writeEndObject();
  }

  /** An enum that is one kind of several says so like a record. */
  private static void writeEnum(JsonGenerator json, Enum<?> one) throws IOException {
    Class<?> type = one.getDeclaringClass();
    if (!isKind(type)) {
      json.writeString(one.name());
      return;
    }
    json.writeStartObject();
    json.writeStringField(KIND, type.getSimpleName());
    json.writeStringField("value", one.name());
    json.writeEndObject();
  }

  private static void writeRecord(JsonGenerator json, Record object) throws IOException {
    json.writeStartObject();
    if (isKind(object.getClass())) json.writeStringField(KIND, object.getClass().getSimpleName());
    for (RecordComponent component : object.getClass().getRecordComponents()) {
      Object value = get(object, component);
      if (isNothing(value)) continue;
      json.writeFieldName(component.getName());
      write(json, value);
    }
    json.writeEndObject();
  }

  private static boolean isNothing(Object value) {
    return value == null
        || value instanceof Optional<?> some && some.isEmpty()
        || value instanceof OptionalInt number && number.isEmpty()
        || value instanceof OptionalLong number && number.isEmpty()
        || value instanceof Collection<?> items && items.isEmpty()
        || value instanceof Map<?, ?> map && map.isEmpty();
  }

  private static boolean isKind(Class<?> type) {
    return Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
  }

  private static Object get(Record object, RecordComponent component) {
    try {
      return component.getAccessor().invoke(object);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  /** Reads a value of this type. */
  static Object read(JsonValue json, Type type) throws SessionFault {
    if (type instanceof ParameterizedType many) return readGeneric(json, many);
    Class<?> wanted = (Class<?>) type;
    if (wanted == OptionalInt.class) return OptionalInt.of(integer(json));
    if (wanted == OptionalLong.class)
      return OptionalLong.of(json.number(Long.MIN_VALUE, Long.MAX_VALUE));
    if (json.value() == null) throw json.expected("something");
    if (wanted == String.class) return json.text();
    if (wanted == int.class || wanted == Integer.class) return integer(json);
    if (wanted == long.class || wanted == Long.class)
      return json.number(Long.MIN_VALUE, Long.MAX_VALUE);
    if (wanted == boolean.class || wanted == Boolean.class) return json.truth();
    if (PlainText.knows(wanted)) return PlainText.read(json, wanted);
    if (wanted == TcpInfo.class) return tcpInfo(json);
    if (wanted.isSealed()) return readKind(json, wanted);
    if (wanted.isEnum()) return constant(json, wanted);
    if (wanted.isRecord()) return readRecord(json, wanted, Set.of());
    throw new IllegalArgumentException("a session has no " + wanted);
  }

  private static int integer(JsonValue json) throws SessionFault {
    return (int) json.number(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private static TcpInfo tcpInfo(JsonValue json) throws SessionFault {
    Map<TcpInfoField, Long> fields = new EnumMap<>(TcpInfoField.class);
    for (Map.Entry<String, JsonValue> field : json.fields().entrySet())
      fields.put(
          (TcpInfoField) constant(field.getValue(), TcpInfoField.class, field.getKey()),
          field.getValue().number(Long.MIN_VALUE, Long.MAX_VALUE));
    return new TcpInfo(fields);
  }

  private static Object readGeneric(JsonValue json, ParameterizedType type) throws SessionFault {
    Type inner = type.getActualTypeArguments()[0];
    if (type.getRawType() == Optional.class) return Optional.of(read(json, inner));
    if (type.getRawType() == List.class) {
      List<Object> items = new ArrayList<>();
      for (JsonValue item : json.items()) items.add(read(item, inner));
      return items;
    }
    if (type.getRawType() != Map.class)
      throw new IllegalArgumentException("a session has no " + type);
    Map<Object, Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonValue> entry : json.fields().entrySet())
      map.put(
          constant(entry.getValue(), (Class<?>) inner, entry.getKey()),
          read(entry.getValue(), type.getActualTypeArguments()[1]));
    return map;
  }

  private static Object constant(JsonValue json, Class<?> type) throws SessionFault {
    return constant(json, type, json.text());
  }

  private static Object constant(JsonValue json, Class<?> type, String name) throws SessionFault {
    for (Object one : type.getEnumConstants()) if (((Enum<?>) one).name().equals(name)) return one;
    throw json.expected("one of " + Arrays.toString(type.getEnumConstants()));
  }

  private static Object readKind(JsonValue json, Class<?> wanted) throws SessionFault {
    JsonValue kind = json.fields().get(KIND);
    if (kind == null) throw json.expected("an object that says what it is");
    for (Class<?> one : wanted.getPermittedSubclasses()) {
      if (!one.getSimpleName().equals(kind.text())) continue;
      if (!one.isEnum()) return readRecord(json, one, Set.of(KIND));
      JsonValue value = json.fields().get("value");
      if (value == null) throw json.expected("an object with a value");
      return constant(value, one);
    }
    throw kind.expected(
        "one of "
            + Arrays.stream(wanted.getPermittedSubclasses()).map(Class::getSimpleName).toList());
  }

  private static Object readRecord(JsonValue json, Class<?> type, Set<String> besides)
      throws SessionFault {
    Map<String, JsonValue> fields = json.fields();
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    Set<String> known = new HashSet<>(besides);
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      known.add(name);
      JsonValue field = fields.get(name);
      values[i] =
          field == null
              ? nothing(json, components[i])
              : read(field, components[i].getGenericType());
    }
    for (Map.Entry<String, JsonValue> field : fields.entrySet())
      if (!known.contains(field.getKey()))
        throw new SessionFault(
            "line " + field.getValue().line() + ": a session has no " + field.getValue().path());
    return made(json, type, components, values);
  }

  private static Object made(
      JsonValue json, Class<?> type, RecordComponent[] components, Object[] values)
      throws SessionFault {
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      // What the record itself refuses: a port of six digits, a path without a state.
      String why = why(e.getCause(), components);
      throw new SessionFault(
          "line " + json.line() + ": " + (json.path().isEmpty() ? "" : json.path() + ": ") + why,
          e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }

  /** A record that misses a component says its name alone. */
  private static String why(Throwable refusal, RecordComponent[] components) {
    String words = String.valueOf(refusal.getMessage());
    boolean misses =
        refusal instanceof NullPointerException
            && Arrays.stream(components).anyMatch(one -> one.getName().equals(words));
    return misses ? "expected " + words + ", found none" : words;
  }

  private static Object nothing(JsonValue json, RecordComponent component) throws SessionFault {
    Class<?> type = component.getType();
    if (type == Optional.class) return Optional.empty();
    if (type == OptionalInt.class) return OptionalInt.empty();
    if (type == OptionalLong.class) return OptionalLong.empty();
    if (type == List.class) return List.of();
    if (type == Map.class) return Map.of();
    if (type.isPrimitive())
      throw new SessionFault(
          "line "
              + json.line()
              + ": expected "
              + component.getName()
              + (json.path().isEmpty() ? "" : " in " + json.path())
              + ", found none");
    return null;
  }
}
