package lockstep.app.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import lockstep.scenario.Action;
import lockstep.table.OsState;
import lockstep.table.SocketAddress;
import lockstep.tcp.Actor;
import lockstep.trace.KernelEvent;

/**
 * What the kernel itself told, as a line of JSON: an object {@code kernel}, so that no reader takes
 * it for a step. What is not known is left out.
 */
public final class KernelJson {
  private KernelJson() {}

  /**
   * The line of one event, without the line's end.
   *
   * @param action the action after which it was heard
   * @param unseen whether it tells of a state that the socket table was not seen in
   */
  public static String line(Action action, KernelEvent event, boolean unseen) {
    return JsonLines.object(
        json -> {
          json.writeObjectFieldStart("kernel");
          json.writeStringField("action", action.text());
          json.writeNumberField("line", action.line());
          json.writeFieldName("at");
          json.writeNumber(StepJson.seconds(event.atMicros()));
          if (event instanceof KernelEvent.Changed changed) changed(json, changed, unseen);
          else if (event instanceof KernelEvent.Destroyed destroyed) {
            json.writeStringField("event", "destroyed");
            socket(json, destroyed.actor(), destroyed.local(), destroyed.foreign());
          } else if (event instanceof KernelEvent.Lost lost) {
            json.writeStringField("event", "lost");
            json.writeStringField("what", lost.what());
          }
          json.writeEndObject();
        });
  }

  private static void changed(JsonGenerator json, KernelEvent.Changed changed, boolean unseen)
      throws IOException {
    socket(json, changed.actor(), changed.local(), changed.foreign());
    json.writeArrayFieldStart("path");
    json.writeString(name(changed.from()));
    json.writeString(name(changed.to()));
    json.writeEndArray();
    if (changed.lastedMicros().isPresent())
      json.writeNumberField("lastedMicros", changed.lastedMicros().getAsLong());
    if (unseen) json.writeBooleanField("unseen", true);
    json.writeObjectFieldStart("os");
    json.writeStringField("system", changed.to().system());
    json.writeNumberField("code", changed.to().code());
    json.writeStringField("name", changed.to().name());
    json.writeEndObject();
  }

  private static void socket(
      JsonGenerator json, Actor actor, SocketAddress local, SocketAddress foreign)
      throws IOException {
    if (actor != null) json.writeStringField("actor", actor.toString());
    json.writeStringField("local", local.toString());
    json.writeStringField("foreign", foreign.toString());
  }

  /** The RFC's state by its Java name; the system's own word where the RFC has none. */
  private static String name(OsState state) {
    return state.meaning().map(Enum::name).orElse(state.name());
  }
}
