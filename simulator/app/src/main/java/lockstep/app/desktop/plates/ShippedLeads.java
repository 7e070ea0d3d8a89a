package lockstep.app.desktop.plates;

import java.util.ArrayList;
import java.util.List;
import lockstep.scenario.ScenarioLibrary;
import lockstep.trace.Trace;
import lockstep.trace.TraceFormatException;
import lockstep.trace.TraceText;
import lockstep.views.plates.Leads;

/** Which of the shipped scenarios lead where, from the traces that are laid down beside them. */
final class ShippedLeads {
  private ShippedLeads() {}

  /**
   * Reads all of them.
   *
   * @throws IllegalStateException when one is no trace, which a test holds that none is
   */
  static Leads read() {
    List<Trace> traces = new ArrayList<>();
    for (String name : ScenarioLibrary.names())
      ScenarioLibrary.trace(name).ifPresent(text -> traces.add(trace(name, text)));
    return Leads.of(traces);
  }

  private static Trace trace(String name, String text) {
    try {
      return TraceText.read(text);
    } catch (TraceFormatException e) {
      throw new IllegalStateException("the trace of the scenario " + name + " cannot be read", e);
    }
  }
}
