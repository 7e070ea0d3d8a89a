package lockstep.capture;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;

/** Which states follow from which segments. */
class InferenceTest {
  private static Story handshake() {
    return Story.begin()
        .client("<SEQ=0><CTL=SYN>")
        .server("<SEQ=0><ACK=1><CTL=SYN,ACK>")
        .client("<SEQ=1><ACK=1><CTL=ACK>");
  }

  @Test
  void aHandshakeGoesAsInFigure6OfTheRfc() {
    assertThat(handshake().told().states())
        .containsExactly(
            "SYN-SENT | SYN-RECEIVED", "ESTABLISHED | SYN-RECEIVED", "ESTABLISHED | ESTABLISHED");
  }

  @Test
  void whoClosesFirstStandsInTimeWait() {
    Story.Told told =
        handshake()
            .client("<SEQ=1><ACK=1><LEN=5><CTL=ACK>")
            .client("<SEQ=6><ACK=1><CTL=FIN,ACK>")
            .server("<SEQ=1><ACK=7><CTL=ACK>")
            .server("<SEQ=1><ACK=7><CTL=FIN,ACK>")
            .client("<SEQ=7><ACK=2><CTL=ACK>")
            .told();
    assertThat(told.states().subList(4, 8))
        .containsExactly(
            "FIN-WAIT-1 | CLOSE-WAIT",
            "FIN-WAIT-2 | CLOSE-WAIT",
            "TIME-WAIT | LAST-ACK",
            "TIME-WAIT | CLOSED");
    assertThat(told.last().clientClosedFirst()).isTrue();
    assertThat(told.last().clientOctets()).isEqualTo(5);
  }

  @Test
  void theServerMayCloseFirstToo() {
    assertThat(
            handshake()
                .server("<SEQ=1><ACK=1><CTL=FIN,ACK>")
                .client("<SEQ=1><ACK=2><CTL=FIN,ACK>")
                .server("<SEQ=2><ACK=2><CTL=ACK>")
                .told()
                .states()
                .subList(3, 6))
        .containsExactly("CLOSE-WAIT | FIN-WAIT-1", "LAST-ACK | TIME-WAIT", "CLOSED | TIME-WAIT");
  }

  @Test
  void oneSegmentMayTakeTwoEdges() {
    Story.Told told =
        handshake()
            .client("<SEQ=1><ACK=1><CTL=FIN,ACK>")
            .server("<SEQ=1><ACK=2><CTL=FIN,ACK>")
            .told();
    assertThat(told.lastPaths())
        .containsExactly("CLOSE-WAIT -> LAST-ACK", "FIN-WAIT-1 -> FIN-WAIT-2 -> TIME-WAIT");
  }

  @Test
  void finsThatCrossLeadBothThroughClosing() {
    Story.Told told =
        handshake()
            .clientSends("<SEQ=1><ACK=1><CTL=FIN,ACK>")
            .serverSends("<SEQ=1><ACK=1><CTL=FIN,ACK>")
            .told();
    // At one place the second FIN seems to answer the first one; its ACK shows that it does not.
    assertThat(told.last().isClosedByBoth()).isTrue();
    assertThat(
            Story.begin()
                .clientSends("<SEQ=0><CTL=SYN>")
                .serverGets("<SEQ=0><CTL=SYN>")
                .serverSends("<SEQ=0><ACK=1><CTL=SYN,ACK>")
                .clientGets("<SEQ=0><ACK=1><CTL=SYN,ACK>")
                .clientSends("<SEQ=1><ACK=1><CTL=ACK>")
                .serverGets("<SEQ=1><ACK=1><CTL=ACK>")
                .clientSends("<SEQ=1><ACK=1><CTL=FIN,ACK>")
                .serverSends("<SEQ=1><ACK=1><CTL=FIN,ACK>")
                .serverGets("<SEQ=1><ACK=1><CTL=FIN,ACK>")
                .clientGets("<SEQ=1><ACK=1><CTL=FIN,ACK>")
                .clientSends("<SEQ=2><ACK=2><CTL=ACK>")
                .serverGets("<SEQ=2><ACK=2><CTL=ACK>")
                .told()
                .states()
                .subList(6, 12))
        .containsExactly(
            "FIN-WAIT-1 | ESTABLISHED",
            "FIN-WAIT-1 | FIN-WAIT-1",
            "FIN-WAIT-1 | CLOSING",
            "CLOSING | CLOSING",
            "CLOSING | CLOSING",
            "CLOSING | TIME-WAIT");
  }

  @Test
  void finsThatCrossAtOnePlaceAreToldByTheirAcknowledgments() {
    Story.Told told =
        handshake()
            .client("<SEQ=1><ACK=1><CTL=FIN,ACK>")
            .server("<SEQ=1><ACK=1><CTL=FIN,ACK>")
            .server("<SEQ=2><ACK=2><CTL=ACK>")
            .client("<SEQ=2><ACK=2><CTL=ACK>")
            .told();
    assertThat(told.states().subList(3, 7))
        .containsExactly(
            "FIN-WAIT-1 | CLOSE-WAIT",
            "CLOSING | CLOSING",
            "TIME-WAIT | CLOSING",
            "TIME-WAIT | TIME-WAIT");
    assertThat(told.last().closedAtOnce()).isTrue();
  }

  @Test
  void synsThatCrossMakeASimultaneousOpen() {
    Story.Told told =
        Story.begin()
            .client("<SEQ=0><CTL=SYN>")
            .server("<SEQ=0><CTL=SYN>")
            .client("<SEQ=0><ACK=1><CTL=SYN,ACK>")
            .server("<SEQ=0><ACK=1><CTL=SYN,ACK>")
            .told();
    assertThat(told.states())
        .containsExactly(
            "SYN-SENT | -",
            "SYN-RECEIVED | SYN-RECEIVED",
            "SYN-RECEIVED | ESTABLISHED",
            "ESTABLISHED | ESTABLISHED");
    assertThat(told.connections()).hasSize(1);
  }

  @Test
  void aSynThatIsRefusedFindsNobody() {
    Story.Told told =
        Story.begin().client("<SEQ=0><CTL=SYN>").server("<SEQ=0><ACK=1><CTL=RST,ACK>").told();
    assertThat(told.states()).containsExactly("SYN-SENT | CLOSED", "CLOSED | CLOSED");
    assertThat(told.last().isRefused()).isTrue();
  }

  @Test
  void aSynThatNobodyAnswersSaysNothingOfTheOtherEnd() {
    Story.Told told = Story.begin().client("<SEQ=0><CTL=SYN>").client("<SEQ=0><CTL=SYN>").told();
    assertThat(told.states()).containsExactly("SYN-SENT | -", "SYN-SENT | -");
    assertThat(told.last().isUnanswered()).isTrue();
    assertThat(told.last().again()).isEqualTo(1);
  }

  @Test
  void aResetClosesBothEnds() {
    Story.Told told = handshake().client("<SEQ=1><ACK=1><CTL=RST,ACK>").told();
    assertThat(told.states().get(3)).isEqualTo("CLOSED | CLOSED");
    assertThat(told.last().resetBy()).isEqualTo('c');
  }

  @Test
  void aResetWithAnotherNumberIsNotTaken() {
    Story.Told told =
        handshake().client("<SEQ=1><ACK=1><LEN=5><CTL=ACK>").server("<SEQ=20><CTL=RST>").told();
    assertThat(told.states().get(4)).isEqualTo("ESTABLISHED | CLOSED");
    assertThat(told.remarks()).anyMatch(words -> words.contains("RFC 5961"));
  }

  @Test
  void whoGoesOnAfterAResetDidNotTakeIt() {
    Story.Told told =
        handshake().server("<SEQ=1><CTL=RST>").client("<SEQ=1><ACK=1><LEN=5><CTL=ACK>").told();
    assertThat(told.states().subList(3, 5))
        .containsExactly("CLOSED | CLOSED", "ESTABLISHED | CLOSED");
  }

  @Test
  void textThatIsSentAgainIsToldFromTextThatComesLate() {
    Story.Told told =
        handshake()
            .client("<SEQ=1><ACK=1><LEN=5><CTL=ACK>")
            .client("<SEQ=1><ACK=1><LEN=5><CTL=ACK>")
            .client("<SEQ=11><ACK=1><LEN=5><CTL=ACK>")
            .client("<SEQ=6><ACK=1><LEN=5><CTL=ACK>")
            .client("<SEQ=16><ACK=1><CTL=FIN,ACK>")
            .told();
    assertThat(told.last().again()).isEqualTo(1);
    assertThat(told.last().late()).isEqualTo(1);
    assertThat(told.last().clientOctets()).isEqualTo(15);
    assertThat(told.last().serverState()).isEqualTo(TcpState.CLOSE_WAIT);
  }

  @Test
  void aFinBehindAGapWaitsUntilTheGapIsFilled() {
    Story.Told told =
        handshake()
            .client("<SEQ=6><ACK=1><CTL=FIN,ACK>")
            .client("<SEQ=1><ACK=1><LEN=5><CTL=ACK>")
            .told();
    assertThat(told.states().subList(3, 5))
        .containsExactly("FIN-WAIT-1 | ESTABLISHED", "FIN-WAIT-1 | CLOSE-WAIT");
  }

  @Test
  void whatTheCaptureMissedIsKnownFromItsAcknowledgment() {
    Story.Told told =
        handshake().client("<SEQ=6><ACK=1><CTL=FIN,ACK>").server("<SEQ=1><ACK=7><CTL=ACK>").told();
    assertThat(told.states().get(4)).isEqualTo("FIN-WAIT-2 | CLOSE-WAIT");
  }

  @Test
  void aFinThatComesAgainTakesBackThatItWasAcknowledged() {
    Story.Told told =
        handshake()
            .client("<SEQ=1><ACK=1><CTL=FIN,ACK>")
            .server("<SEQ=1><ACK=2><CTL=FIN,ACK>")
            .client("<SEQ=2><ACK=2><CTL=ACK>")
            .server("<SEQ=1><ACK=2><CTL=FIN,ACK>")
            .client("<SEQ=2><ACK=2><CTL=ACK>")
            .told();
    assertThat(told.states().subList(5, 8))
        .containsExactly("TIME-WAIT | CLOSED", "TIME-WAIT | LAST-ACK", "TIME-WAIT | CLOSED");
  }

  @Test
  void aCaptureThatBeginsInTheMiddleKnowsAStateWhenBothHaveSpoken() {
    Story.Told told =
        Story.begin()
            .client("<SEQ=101><ACK=51><LEN=5><CTL=ACK>")
            .server("<SEQ=51><ACK=106><CTL=ACK>")
            .server("<SEQ=51><ACK=106><LEN=9><CTL=ACK>")
            .client("<SEQ=106><ACK=60><CTL=FIN,ACK>")
            .told();
    assertThat(told.last().beginning()).isEqualTo(CapturedConnection.Beginning.MIDDLE);
    assertThat(told.states())
        .containsExactly("- | -", "- | -", "ESTABLISHED | ESTABLISHED", "FIN-WAIT-1 | CLOSE-WAIT");
    assertThat(told.steps().get(0).get(0).segment()).hasToString("<SEQ=1><ACK=1><LEN=5><CTL=ACK>");
  }

  @Test
  void aCaptureThatBeginsWithTheAnswerKnowsWhoAsked() {
    Story.Told told =
        Story.begin()
            .server("<SEQ=0><ACK=1><CTL=SYN,ACK>")
            .client("<SEQ=1><ACK=1><CTL=ACK>")
            .told();
    assertThat(told.last().beginning()).isEqualTo(CapturedConnection.Beginning.SYN_ACK);
    assertThat(told.states())
        .containsExactly("ESTABLISHED | SYN-RECEIVED", "ESTABLISHED | ESTABLISHED");
    assertThat(told.last().client()).hasToString("192.0.2.1:40000");
  }

  @Test
  void aSynWithAnotherNumberBeginsAnotherConnection() {
    Story.Told told =
        handshake()
            .client("<SEQ=1><ACK=1><CTL=FIN,ACK>")
            .restart(7000, 9000)
            .client("<SEQ=0><CTL=SYN>")
            .server("<SEQ=0><ACK=1><CTL=SYN,ACK>")
            .told();
    assertThat(told.connections()).hasSize(2);
    assertThat(told.connections().get(0).followedBy()).isEqualTo(2);
    assertThat(told.states())
        .containsExactly("SYN-SENT | SYN-RECEIVED", "ESTABLISHED | SYN-RECEIVED");
  }

  /** RFC 9293, figure 9. */
  @Test
  void anEndThatBelievesInAnOlderConnectionIsToldSo() {
    Story.Told told =
        handshake()
            .restart(7000, 5)
            .client("<SEQ=0><CTL=SYN>")
            .server("<SEQ=1><ACK=88><CTL=ACK>")
            .client("<SEQ=88><CTL=RST>")
            .client("<SEQ=0><CTL=SYN>")
            .told();
    assertThat(told.remarks())
        .contains("its ACK is not of this connection: the server believes in another");
    assertThat(told.last().clientState()).isEqualTo(TcpState.SYN_SENT);
  }

  @Test
  void atBothEndsALostSegmentDoesNotArrive() {
    Story.Told told =
        Story.begin()
            .clientSends("<SEQ=0><CTL=SYN>")
            .clientSends("<SEQ=0><CTL=SYN>")
            .serverGets("<SEQ=0><CTL=SYN>")
            .serverSends("<SEQ=0><ACK=1><CTL=SYN,ACK>")
            .clientGets("<SEQ=0><ACK=1><CTL=SYN,ACK>")
            .clientSends("<SEQ=1><ACK=1><CTL=FIN,ACK>")
            .told();
    assertThat(told.states())
        .containsExactly(
            "SYN-SENT | -",
            "SYN-SENT | -",
            "SYN-SENT | SYN-RECEIVED",
            "SYN-SENT | SYN-RECEIVED",
            "ESTABLISHED | SYN-RECEIVED",
            "FIN-WAIT-1 | SYN-RECEIVED");
  }

  @Test
  void aDirectionAloneDoesNotMeanThatBothEndsAreSeen() {
    Story.Told told =
        Story.begin()
            .clientSends("<SEQ=0><CTL=SYN>")
            .clientGets("<SEQ=0><ACK=1><CTL=SYN,ACK>")
            .clientSends("<SEQ=1><ACK=1><CTL=ACK>")
            .told();
    assertThat(told.states())
        .containsExactly(
            "SYN-SENT | SYN-RECEIVED", "ESTABLISHED | SYN-RECEIVED", "ESTABLISHED | ESTABLISHED");
  }

  @Test
  void aKeepAliveIsNoText() {
    Story.Told told =
        handshake().server("<SEQ=0><ACK=1><CTL=ACK>").client("<SEQ=1><ACK=1><CTL=ACK>").told();
    assertThat(told.remarks()).containsExactly("asks whether the other end is there (keep-alive)");
    assertThat(told.last().again()).isZero();
  }
}
