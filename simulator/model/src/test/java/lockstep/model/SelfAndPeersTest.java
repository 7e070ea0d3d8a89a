package lockstep.model;

import static lockstep.model.Runs.played;
import static lockstep.model.Runs.story;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections without a listener: with oneself, and between two clients. */
class SelfAndPeersTest {
  private static final String SELF = "client connect to client\n";

  @Test
  void aSynThatComesBackIsASimultaneousOpen() throws Exception {
    assertThat(story("", SELF))
        .containsExactly(
            "client CLOSED > SYN-SENT | call connect to client | sends <SEQ=0><CTL=SYN> | 3.10.1",
            "client SYN-SENT > SYN-RECEIVED | gets <SEQ=0><CTL=SYN>"
                + " | sends <SEQ=0><ACK=1><CTL=SYN,ACK> | 3.10.7.3 fourth",
            "client SYN-RECEIVED | gets <SEQ=0><ACK=1><CTL=SYN,ACK>"
                + " | sends <SEQ=1><ACK=1><CTL=ACK> | 3.10.7.4 first",
            "client SYN-RECEIVED > ESTABLISHED | gets <SEQ=1><ACK=1><CTL=ACK> | 3.10.7.4 fifth");
  }

  @Test
  void whatOneSendsOneReceives() throws Exception {
    played(
        SELF
            + "client send \"echo\"\nclient receive 4\nexpect client receives \"echo\"\n"
            + "client send 100000\nclient receive 100000\nexpect client ESTABLISHED\n");
  }

  @Test
  void onesOwnFinIsASimultaneousClose() throws Exception {
    assertThat(story(SELF, "client close\n"))
        .containsExactly(
            "client ESTABLISHED > FIN-WAIT-1 | call close | sends <SEQ=1><ACK=1><CTL=FIN,ACK>"
                + " | 3.10.4",
            "client FIN-WAIT-1 > CLOSING | gets <SEQ=1><ACK=1><CTL=FIN,ACK>"
                + " | sends <SEQ=2><ACK=2><CTL=ACK> | \"connection closing\""
                + " | 3.10.7.4 eighth",
            "client CLOSING > TIME-WAIT | gets <SEQ=2><ACK=2><CTL=ACK> | 3.10.7.4 fifth");
    played(SELF + "client close\nwait 2MSL\nexpect client CLOSED\n" + SELF);
  }

  @Test
  void theStatesCanBeHeld() throws Exception {
    played(
        "hold\n"
            + SELF
            + "expect client SYN-SENT\ndeliver\nexpect client SYN-RECEIVED\n"
            + "release\nexpect client ESTABLISHED\n");
  }

  @Test
  void anAbortOfOnesOwnConnectionMeetsNobody() throws Exception {
    List<String> steps = story(SELF, "client abort\n");
    assertThat(steps.get(0)).startsWith("client ESTABLISHED > CLOSED | call abort");
    assertThat(steps.get(1)).isEqualTo("client CLOSED | gets <SEQ=1><CTL=RST> | 3.10.7.1");
    assertThat(steps).hasSize(2);
  }

  @Test
  void twoClientsWhoCallEachOtherOpenSimultaneously() throws Exception {
    String both =
        "together\nclient connect to client2\nclient2 connect to client\nend\n"
            + "expect client ESTABLISHED, client2 ESTABLISHED\n";
    assertThat(story("", both))
        .anyMatch(line -> line.startsWith("client SYN-SENT > SYN-RECEIVED"))
        .anyMatch(line -> line.startsWith("client2 SYN-SENT > SYN-RECEIVED"));
    played(both + "client send \"x\"\nclient2 receive 1\nexpect client2 receives \"x\"\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          made no call           | client connect to client2
          speaks with the server | server listen;client2 connect;client connect to client2
          """)
  void aClientThatDoesNotCallUsRefusesUs(String name, String lines) throws Exception {
    List<String> steps = story("", lines.replace(";", "\n") + "\n");
    assertThat(steps.get(steps.size() - 1))
        .isEqualTo(
            "client SYN-SENT > CLOSED | gets <SEQ=0><ACK=1><CTL=RST,ACK>"
                + " | \"error: connection reset\" | 3.10.7.3 second");
  }
}
