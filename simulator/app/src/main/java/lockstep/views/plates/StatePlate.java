package lockstep.views.plates;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lockstep.comparison.Moment;
import lockstep.table.OsState;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;
import lockstep.views.diagram.DiagramPart;
import lockstep.views.diagram.DiagramText;
import lockstep.views.netstat.SsStates;
import lockstep.views.plates.Plate.Kind;
import lockstep.views.plates.Plate.Line;
import lockstep.views.plates.Plate.Part;
import lockstep.views.words.Words;

/** What is said of a state: what it means, who is in it, its names, its rows, ways into it. */
public final class StatePlate {
  /** No system has more codes than these. */
  private static final int CODES = 32;

  private StatePlate() {}

  /** The plate of a node. */
  public static Plate of(DiagramPart node, PlateFacts facts) {
    TcpState state = node.state();
    List<Part> parts = new ArrayList<>();
    List<String> here = DiagramText.here(node.id(), facts.picture());
    if (!here.isEmpty()) parts.add(part("here", Kind.WORDS, here.stream().map(Line::of).toList()));
    parts.add(part("waits", Kind.WORDS, List.of(Line.of(Words.of("plate.waits." + state.name())))));
    parts.add(part("names", Kind.NAMES, names(state)));
    parts.add(rows(state, facts));
    parts.add(
        Scenarios.part(
            facts.leads() == null ? null : facts.leads().into(state), "plate.scenarios"));
    return new Plate(state.rfcName(), Words.of("plate.state." + state.name()), parts);
  }

  private static List<Line> names(TcpState state) {
    String none = state == TcpState.CLOSED ? Words.of("plate.names.orNone") : "";
    return List.of(
        new Line(Words.of("plate.names.ss"), SsStates.word(state) + none),
        new Line(Words.of("plate.names.linux"), system(state, OsState::linux) + none),
        new Line(Words.of("plate.names.windows"), system(state, OsState::windows) + none),
        new Line(Words.of("plate.names.macos"), system(state, OsState::macos) + none));
  }

  /** netstat's word, then the system's own constants with their codes. */
  private static String system(TcpState state, IntFunction<OsState> byCode) {
    List<OsState> all =
        IntStream.range(0, CODES)
            .mapToObj(byCode)
            .filter(os -> os.meaning().filter(state::equals).isPresent())
            .toList();
    return all.get(0).netstatWord()
        + ", "
        + all.stream().map(OsState::toString).collect(Collectors.joining(", "));
  }

  private static Part rows(TcpState state, PlateFacts facts) {
    boolean computer = facts.computer() != null;
    String id = computer ? "rows.computer" : "rows";
    if (!computer && !facts.live())
      return new Part("rows", Words.of("plate.rows"), Kind.WORDS, said(noRows(facts)));
    List<SocketRow> rows =
        computer
            ? facts.computer()
            : facts.soFar().isEmpty()
                ? List.of()
                : facts.soFar().get(facts.soFar().size() - 1).rows();
    List<Line> lines =
        rows.stream()
            .filter(row -> row.isTcp() && row.state().meaning().filter(state::equals).isPresent())
            .map(row -> Line.of(row(row)))
            .toList();
    String head = Words.of("plate." + id);
    return lines.isEmpty()
        ? new Part("rows", head, Kind.WORDS, said("plate.rows.none"))
        : new Part("rows", head, Kind.MONO, lines);
  }

  private static String noRows(PlateFacts facts) {
    return Moment.areCaptured(facts.soFar()) ? "plate.rows.capture" : "plate.rows.model";
  }

  private static String row(SocketRow row) {
    return Words.of("held.addresses", address(row.local()), address(row.foreign()));
  }

  private static String address(SocketAddress address) {
    return address.toString();
  }

  private static List<Line> said(String key) {
    return List.of(Line.of(Words.of(key)));
  }

  static Part part(String id, Kind kind, List<Line> lines) {
    return new Part(id, Words.of("plate." + id), kind, lines);
  }
}
