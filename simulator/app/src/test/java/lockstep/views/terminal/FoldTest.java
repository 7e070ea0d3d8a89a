package lockstep.views.terminal;

import static lockstep.comparison.Verdict.AGREES;
import static lockstep.comparison.Verdict.EXPLAINED;
import static lockstep.comparison.Verdict.UNEXPLAINED;
import static lockstep.comparison.Verdict.UNSEEN;
import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.SYN_SENT;
import static lockstep.views.terminal.MomentBuilder.moment;
import static lockstep.views.terminal.MomentBuilder.segment;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lockstep.comparison.Moment;
import lockstep.comparison.Verdict;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Side;
import org.junit.jupiter.api.Test;

class FoldTest {
  private static final Lanes LANES = new Lanes(new Look(false, false), true);

  private static MomentBuilder connects(int client) {
    return moment(client)
        .turn(Actor.of(Side.CLIENT, client), CLOSED, SYN_SENT)
        .stands(Actor.SERVER, LISTEN)
        .call("connect");
  }

  private static List<Moment> connecting(int first, int last) {
    List<Moment> moments = new ArrayList<>();
    for (int i = first; i <= last; i++) moments.add(connects(i).verdict(AGREES).build());
    return moments;
  }

  private static List<String> lines(List<Moment> moments) {
    List<String> lines = new ArrayList<>();
    for (Fold.Part part : new Fold().parts(moments, false)) {
      part.shown().forEach(moment -> lines.addAll(LANES.moment(moment)));
      lines.addAll(LANES.folded(part));
    }
    return lines;
  }

  @Test
  void whatManyDoAlikeIsShownOfTheFirst() {
    assertThat(lines(connecting(2, 20)))
        .containsExactly(
            "  2 [SYN-SENT]     client2 connect                 LISTEN        = AGREES",
            "  3  to 20         client3 to client20: the same                 = AGREES");
  }

  @Test
  void fewAreShownEach() {
    assertThat(lines(connecting(2, 6))).hasSize(5).noneMatch(line -> line.contains("the same"));
  }

  @Test
  void oneThatWasNotSeenOrIsNotExplainedStandsByItself() {
    for (Verdict verdict : List.of(UNSEEN, UNEXPLAINED)) {
      List<Moment> moments = connecting(2, 20);
      moments.set(9, connects(11).verdict(verdict, "why so").build());
      assertThat(lines(moments))
          .containsExactly(
              "  2 [SYN-SENT]     client2 connect                 LISTEN        = AGREES",
              "  3  to 10         client3 to client10: the same                 = AGREES",
              " 11 [SYN-SENT]     client11 connect                LISTEN        "
                  + (verdict == UNSEEN ? "~ UNSEEN" : "! UNEXPLAINED"),
              "                   why so",
              " 12 [SYN-SENT]     client12 connect                LISTEN        = AGREES",
              " 13  to 20         client13 to client20: the same                = AGREES");
      List<Moment> all = new ArrayList<>();
      for (int i = 2; i <= 20; i++) all.add(connects(i).verdict(verdict, "why so").build());
      assertThat(lines(all)).hasSize(2 * 19);
    }
  }

  @Test
  void twoStepsOfEachActorAreFoldedTogether() {
    List<Moment> moments = new ArrayList<>();
    for (int i = 2; i <= 9; i++) {
      Actor server = Actor.of(Side.SERVER, i);
      Actor client = Actor.of(Side.CLIENT, i);
      moments.add(
          moment(2 * i)
              .turn(server, CLOSED, LISTEN)
              .stands(client, SYN_SENT)
              .peer(client)
              .call("listen")
              .verdict(EXPLAINED, "the listener stays")
              .difference("linux-listener-stays")
              .build());
      moments.add(
          moment(2 * i + 1)
              .turn(server, LISTEN, SYN_RECEIVED)
              .stands(client, SYN_SENT)
              .peer(client)
              .gets(segment(0, -1, 0, ControlBit.SYN))
              .verdict(AGREES)
              .build());
    }
    assertThat(lines(moments))
        .hasSize(4)
        .endsWith(
            "  6  to 19         server3 to server9: the same 2 steps each     \u00a7 EXPLAINED");
  }

  @Test
  void otherWordsAreNotTheSame() {
    List<Moment> moments = connecting(2, 20);
    moments.set(0, connects(2).verdict(EXPLAINED, "for one reason").build());
    moments.set(1, connects(3).verdict(EXPLAINED, "for another").build());
    assertThat(lines(moments)).hasSize(6).last().asString().contains("client5 to client20");
  }
}
