package lockstep.probe.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;

/** A cell as one line of words, {@code NAME=VALUE} each: how it goes to the child process. */
final class CellLine {
  private CellLine() {}

  static String write(SurveyCell cell) {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("state", cell.state().name());
    words.put("passive", cell.passive());
    words.put("iss", cell.iss());
    words.put("irs", cell.irs());
    words.put("una", cell.sndUna());
    words.put("nxt", cell.sndNxt());
    words.put("rcv", cell.rcvNxt());
    words.put("rcvwnd", cell.rcvWnd());
    words.put("sndwnd", cell.sndWnd());
    words.put("maxwnd", cell.maxSndWnd());
    words.put("fin", cell.finSent());
    if (!cell.outOfOrder().isEmpty())
      words.put(
          "ahead",
          cell.outOfOrder().stream()
              .map(run -> run.from() + ":" + run.octets())
              .collect(Collectors.joining(",")));
    words.put("unsent", cell.unsent());
    if (cell.event() instanceof Happening.Arrives arrives) {
      words.put("event", "arrives");
      if (arrives.control() != ControlBits.NONE) words.put("bits", arrives.control());
      words.put("congestion", arrives.congestion());
      words.put("seq", arrives.seq());
      if (!arrives.symbolic().isEmpty()) words.put("symbolic", arrives.symbolic());
      words.put("ack", arrives.ack());
      words.put("len", arrives.length());
      words.put("wnd", arrives.window());
      words.put("urgent", arrives.urgent());
    } else if (cell.event() instanceof Happening.Called called) {
      words.put("event", "call");
      words.put("call", called.call().name());
      words.put("len", called.length());
    } else if (cell.event() instanceof Happening.RunsOut out) {
      words.put("event", "timeout");
      words.put("timer", out.timer());
      words.put("nth", out.nth());
    }
    List<String> parts = new ArrayList<>();
    words.forEach(
        (name, value) -> {
          if (value != null) parts.add(name + "=" + value);
        });
    return String.join(" ", parts);
  }

  /**
   * Reads what {@link #write} writes.
   *
   * @throws IllegalArgumentException for anything else
   */
  static SurveyCell read(String line) {
    Map<String, String> words = new LinkedHashMap<>();
    for (String word : line.split(" ")) {
      int equals = word.indexOf('=');
      if (equals < 0)
        throw new IllegalArgumentException("expected NAME=VALUE, found \"" + word + '"');
      words.put(word.substring(0, equals), word.substring(equals + 1));
    }
    return new SurveyCell(
        TcpState.valueOf(words.get("state")),
        truth(words.get("passive")),
        number(words.get("iss")),
        number(words.get("irs")),
        number(words.get("una")),
        number(words.get("nxt")),
        number(words.get("rcv")),
        count(words.get("rcvwnd")),
        count(words.get("sndwnd")),
        count(words.get("maxwnd")),
        truth(words.get("fin")),
        ahead(words.get("ahead")),
        count(words.get("unsent")),
        event(words));
  }

  private static Happening event(Map<String, String> words) {
    return switch (words.get("event")) {
      case "arrives" ->
          new Happening.Arrives(
              bits(words.get("bits")),
              count(words.get("congestion")),
              number(words.get("seq")),
              words.getOrDefault("symbolic", ""),
              number(words.get("ack")),
              count(words.get("len")),
              count(words.get("wnd")),
              count(words.get("urgent")));
      case "call" ->
          new Happening.Called(Happening.Call.valueOf(words.get("call")), count(words.get("len")));
      case "timeout" -> new Happening.RunsOut(words.get("timer"), count(words.get("nth")));
      default -> throw new IllegalArgumentException("no such event: " + words.get("event"));
    };
  }

  private static ControlBits bits(String names) {
    ControlBits bits = ControlBits.NONE;
    if (names == null) return bits;
    for (String name : names.split(",")) bits = bits.with(ControlBit.valueOf(name));
    return bits;
  }

  private static List<SurveyCell.Run> ahead(String runs) {
    List<SurveyCell.Run> read = new ArrayList<>();
    if (runs == null) return read;
    for (String run : runs.split(",")) {
      String[] ends = run.split(":");
      read.add(new SurveyCell.Run(number(ends[0]), Integer.parseInt(ends[1])));
    }
    return read;
  }

  private static Boolean truth(String word) {
    return word == null ? null : Boolean.valueOf(word);
  }

  private static Integer count(String word) {
    return word == null ? null : Integer.valueOf(word);
  }

  private static SeqNumber number(String word) {
    return word == null ? null : SeqNumber.of(Long.parseLong(word));
  }
}
