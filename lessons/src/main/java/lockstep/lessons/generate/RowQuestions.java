package lockstep.lessons.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.Choice.Option;
import lockstep.lessons.quiz.Exhibit;
import lockstep.lessons.quiz.Kind;
import lockstep.lessons.quiz.Numeric;
import lockstep.lessons.quiz.Parts;
import lockstep.lessons.quiz.Parts.Part;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.ShortText;
import lockstep.tcp.TcpState;

/** Questions about rows of a socket table that we have made up. */
final class RowQuestions {
  private static final String TOPIC = "rows";
  private static final String NO_ROW = "no row: one is missing";
  private static final int MOST_PARTS = 3;

  private RowQuestions() {}

  static List<Template> all() {
    return List.of(
        new Template("read-row", TOPIC, "the columns of a row", RowQuestions::read),
        new Template(
            "diagnose-table", TOPIC, "what is wrong, and what to do", RowQuestions::diagnose));
  }

  private static Question read(String name, Dice dice) {
    TcpState state =
        dice.pick(Arrays.stream(TcpState.values()).filter(one -> one != TcpState.CLOSED).toList());
    Table.Line row = made(dice, state);
    Exhibit exhibit = dice.oneIn(3) ? Table.ss(List.of(row)) : Table.netstat(List.of(row));
    return read(name, dice, row, exhibit);
  }

  /** Asks for some of what a row tells. */
  static Question read(String name, Dice dice, Table.Line row, Exhibit exhibit) {
    List<Part> all = new ArrayList<>();
    all.add(new Part("the local port", Numeric.port(row.local().port())));
    all.add(new Part("the state, as the RFC names it", ShortText.states(row.state().rfcName())));
    if (!row.listens()) {
      all.add(new Part("the foreign port", Numeric.port(row.foreign().port())));
      all.add(new Part("octets that came and were not read", Numeric.of(row.recvQ())));
      all.add(new Part("octets that the peer has not acknowledged", Numeric.of(row.sendQ())));
    } else {
      all.add(new Part("connections that wait for accept", Numeric.of(row.recvQ())));
    }
    List<String> asked =
        dice.some(all.stream().map(Part::label).toList(), Math.min(MOST_PARTS, all.size()));
    List<Part> parts = all.stream().filter(part -> asked.contains(part.label())).toList();
    String queues =
        row.listens()
            ? "In a LISTEN row Recv-Q counts connections that wait for accept."
            : "Recv-Q counts what came and was not read, Send-Q what the peer has not"
                + " acknowledged; the end of the stream and a FIN count as one.";
    return new Question(
        name,
        "Read this row: " + String.join("; ", parts.stream().map(Part::label).toList()) + ".",
        exhibit,
        new Parts(Kind.READ_ROW, parts),
        "The row is in " + row.state().rfcName() + " (RFC 9293 section 3.3.2). " + queues,
        List.of(
            "skill:state:" + row.state().rfcName(),
            "skill:switch:netstat_-t",
            "skill:idea:" + (row.listens() ? "M13" : "M14"),
            "proof:row"),
        Optional.empty());
  }

  private static Table.Line made(Dice dice, TcpState state) {
    int service = dice.pick(PortBook.TCP).port();
    int passing = dice.between(32768, 60999);
    String here = "192.0.2." + dice.between(1, 254);
    String far = "198.51.100." + dice.between(1, 254);
    if (state == TcpState.LISTEN) {
      String at = dice.pick(List.of("0.0.0.0", "127.0.0.1", here));
      return Table.Line.listener(at, service, dice.between(0, 4), 128);
    }
    // Only a caller is in SYN-SENT, and only who is called in SYN-RECEIVED.
    boolean calls = state == TcpState.SYN_SENT || state != TcpState.SYN_RECEIVED && dice.oneIn(2);
    Table.Line row =
        calls
            ? Table.Line.of(state, here, passing, far, service)
            : Table.Line.of(state, here, service, far, passing);
    return switch (state) {
      case ESTABLISHED ->
          row.with(dice.oneIn(2) ? 0 : dice.between(1, 9000), dice.oneIn(2) ? 0 : dice.below(9000));
      case SYN_SENT, FIN_WAIT_1, LAST_ACK, CLOSING -> row.with(0, 1);
      case CLOSE_WAIT -> row.with(dice.oneIn(2) ? 0 : dice.between(1, 900), 0);
      case CLOSED, LISTEN, SYN_RECEIVED, FIN_WAIT_2, TIME_WAIT -> row;
    };
  }

  private static Question diagnose(String name, Dice dice) {
    Faults fault = dice.pick(Arrays.asList(Faults.values()));
    Faults.Planted table = fault.plant(dice);
    List<Option> rows = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++)
      rows.add(
          table.bad().contains(i)
              ? Option.right("row " + (i + 1))
              : Options.plain("row " + (i + 1)));
    rows.add(table.bad().isEmpty() ? Option.right(NO_ROW) : Options.plain(NO_ROW));
    List<Faults> others =
        dice.shuffled(Arrays.stream(Faults.values()).filter(other -> other != fault).toList());
    List<Part> parts =
        List.of(
            new Part("the rows that show the trouble", Choice.several(rows)),
            new Part("the cause", choice(dice, fault, others, false)),
            new Part("what to do", choice(dice, fault, others, true)));
    return new Question(
        name,
        fault.symptom
            + " Which rows show it (the first under the head is row 1), what is the"
            + " cause, and what is to be done?",
        table.ss() ? Table.ss(table.rows()) : Table.netstat(table.rows()),
        new Parts(Kind.DIAGNOSE_TABLE, parts),
        "The cause: " + fault.cause + ". So: " + fault.action + " (" + fault.section + ").",
        List.of(
            "skill:idea:" + fault.idea,
            "skill:switch:netstat_-t",
            "proof:fault:" + fault.name().toLowerCase(Locale.ROOT)),
        Optional.empty());
  }

  private static Choice choice(Dice dice, Faults fault, List<Faults> others, boolean action) {
    List<Option> wrong = new ArrayList<>();
    // What is believed of this very table first, then what is so of others.
    Faults.Believed believed = action ? fault.believedAction : fault.believedCause;
    wrong.add(Options.wrong(believed.words(), believed.idea()));
    for (Faults other : others) wrong.add(Options.plain(action ? other.action : other.cause));
    return Options.one(dice, action ? fault.action : fault.cause, wrong);
  }
}
