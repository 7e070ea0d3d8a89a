package lockstep.table;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What Linux keeps of a connection: its TCP_INFO. Each kernel knows more fields than the one
 * before, so any of them may be missing.
 */
public final class TcpInfo {
  private final Map<TcpInfoField, Long> values;

  /**
   * @param values the fields that the kernel told
   */
  public TcpInfo(Map<TcpInfoField, Long> values) {
    this.values = values.isEmpty() ? new EnumMap<>(TcpInfoField.class) : new EnumMap<>(values);
  }

  /** A field's value in the field's unit, taken as unsigned; empty when the kernel has none. */
  public OptionalLong get(TcpInfoField field) {
    Long value = values.get(field);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** A field's value, or another one when the kernel has none. */
  public long get(TcpInfoField field, long otherwise) {
    return values.getOrDefault(field, otherwise);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TcpInfo info && info.values.equals(values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Every known field by its kernel's name: {@code {rto=204000, ...}}. */
  @Override
  public String toString() {
    return values.toString();
  }
}
