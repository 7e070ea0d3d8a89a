package lockstep.app.session;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;

/** Lays JSON out so that an entry of a session's lists has a line of its own, and no more. */
final class ReadableJson extends MinimalPrettyPrinter {
  private static final long serialVersionUID = 1;

  /** The lists and objects to which lines are given: the file, the session, its lists' entries. */
  private static final int DEEPEST = 5;

  private int depth;

  @Override
  public void writeStartObject(JsonGenerator json) throws IOException {
    json.writeRaw('{');
    depth++;
  }

  @Override
  public void writeStartArray(JsonGenerator json) throws IOException {
    json.writeRaw('[');
    depth++;
  }

  @Override
  public void beforeObjectEntries(JsonGenerator json) throws IOException {
    line(json);
  }

  @Override
  public void beforeArrayValues(JsonGenerator json) throws IOException {
    line(json);
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
    json.writeRaw(',');
    between(json);
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
    json.writeRaw(',');
    between(json);
  }

  @Override
  public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
    json.writeRaw(": ");
  }

  @Override
  public void writeEndObject(JsonGenerator json, int entries) throws IOException {
    end(json, '}');
  }

  @Override
  public void writeEndArray(JsonGenerator json, int values) throws IOException {
    end(json, ']');
  }

  private void end(JsonGenerator json, char sign) throws IOException {
    boolean ownLine = depth <= DEEPEST;
    depth--;
    if (ownLine) line(json);
    json.writeRaw(sign);
  }

  private void between(JsonGenerator json) throws IOException {
    if (depth <= DEEPEST) line(json);
    else json.writeRaw(' ');
  }

  private void line(JsonGenerator json) throws IOException {
    if (depth > DEEPEST) return;
    json.writeRaw('\n');
    json.writeRaw("  ".repeat(depth));
  }
}
