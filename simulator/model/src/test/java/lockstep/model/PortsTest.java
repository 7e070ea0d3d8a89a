package lockstep.model;

import static lockstep.model.Runs.played;
import static lockstep.model.Runs.story;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ports that are in use, and letting go of them. */
class PortsTest {
  private static String timeWait(String listen) {
    return listen + "\nclient connect\nserver accept\nserver close\nclient close\n";
  }

  @Test
  void aPortIsListenedAtOnce() throws Exception {
    String first = "server listen port 80 reuse-address\n";
    assertThat(story(first, "server2 listen port 80 reuse-address\n"))
        .containsExactly(
            "server2 CLOSED | call listen port 80 reuse-address"
                + " | \"address already in use\" | sockets layer bind");
    played(first + "server2 listen port 80\nexpect server2 signal \"address already in use\"\n");
    List<TraceStep> steps = played(first + "server2 listen port 80\n");
    assertThat(steps.get(steps.size() - 1).why()).isEqualTo("server listens at port 80");
    assertThat(story(first, "server2 listen port 81\n").get(0)).contains("CLOSED > LISTEN");
    assertThat(story("server listen\n", "server2 listen\n").get(0)).contains("CLOSED > LISTEN");
  }

  @ParameterizedTest(name = "{0}, then {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          server listen port 80               | server2 listen port 80               | address already in use | bind          | server in TIME-WAIT still has port 80, and reuse-address was not asked for here
          server listen port 80 reuse-address | server2 listen port 80               | address already in use | bind          | server in TIME-WAIT still has port 80, and reuse-address was not asked for here
          server listen port 80               | server2 listen port 80 reuse-address | address already in use | bind          | server in TIME-WAIT still has port 80, and reuse-address was not asked for where it was listened for
          server listen port 80 reuse-address | server2 listen port 80 reuse-address |                        | reuse-address | server in TIME-WAIT still has port 80, but both sockets have reuse-address
          server listen port 80 reuse-address | server listen port 80                | address already in use | bind          | server in TIME-WAIT still has port 80, and reuse-address was not asked for here
          server listen port 80 reuse-address | server listen port 80 reuse-address  |                        | reuse-address | server in TIME-WAIT still has port 80, but both sockets have reuse-address
          server listen port 80               | server listen                        |                        | listen        | a new socket listens; the closed one's connection is TCP's to end
          """)
  void timeWaitKeepsThePort(String first, String again, String told, String decided, String why)
      throws Exception {
    List<TraceStep> steps = played(timeWait(first) + "server close\n" + again + "\n");
    TraceStep last = steps.get(steps.size() - 1);
    assertThat(last.signal()).isEqualTo(told);
    assertThat(last.decided()).hasToString("sockets layer " + decided);
    assertThat(last.why()).isEqualTo(why);
    played(timeWait(first) + "server close\n" + again + "\nexpect server TIME-WAIT\n");
  }

  @Test
  void afterTimeWaitThePortIsFree() throws Exception {
    String over = timeWait("server listen port 80") + "server close\nwait 2MSL\n";
    played(over + "server2 listen port 80\nexpect server2 LISTEN, server CLOSED\n");
    played(over + "server listen port 80\nclient connect\nexpect server ESTABLISHED\n");
  }

  @Test
  void theOneWhoListensAgainHasTheNextConnectionBesideTimeWait() throws Exception {
    String again =
        timeWait("server listen port 80 reuse-address")
            + "server close\nserver listen port 80 reuse-address\n";
    played(
        again
            + "expect server TIME-WAIT, server listener LISTEN\nclient2 connect\nserver2 accept\n"
            + "expect server TIME-WAIT, server2 ESTABLISHED, client2 ESTABLISHED\n");
  }

  @Test
  void whoListensAlreadyIsToldSo() throws Exception {
    assertThat(story(timeWait("server listen port 80"), "server listen port 80\n"))
        .containsExactly(
            "server TIME-WAIT | call listen port 80"
                + " | \"error: connection already exists\" | 3.10.1");
  }

  @Test
  void theSecondCloseIsOfTheListener() throws Exception {
    String open = "server listen\nclient connect\nserver accept\nserver close\n";
    assertThat(story(open, "server close\nclient2 connect\n"))
        .startsWith("server FIN-WAIT-2 | call close | sockets layer close listener")
        .anyMatch(line -> line.startsWith("client2 SYN-SENT > CLOSED"));
    played(open + "client2 connect\nexpect client2 ESTABLISHED\n");
  }

  @Test
  void whoIsHalfOpenAtAClosedListenerIsForgottenAndNobodyIsTold() throws Exception {
    String halfOpen =
        "server listen defer-accept 30s\nclient connect\nclient send 1\nserver accept\n"
            + "client2 connect\nserver close\n";
    assertThat(story(halfOpen, "server close\n"))
        .contains("server2 SYN-RECEIVED > CLOSED | call crash | sockets layer close")
        .noneMatch(line -> line.startsWith("client2"));
  }

  @Test
  void whoWaitsAtAClosedListenerIsReset() throws Exception {
    String waiting =
        "server listen\nclient connect\nserver accept\nclient2 connect\nclient3 connect\n"
            + "server3 accept\nserver close\n";
    assertThat(story(waiting, "server close\n"))
        .containsExactly(
            "server FIN-WAIT-2 | call close | sockets layer close listener",
            "server2 ESTABLISHED > CLOSED | call abort | sends <SEQ=1><CTL=RST>"
                + " | sockets layer close",
            "client2 ESTABLISHED > CLOSED | gets <SEQ=1><CTL=RST> | \"connection reset\""
                + " | 3.10.7.4 second");
  }
}
