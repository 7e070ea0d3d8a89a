package lockstep.scenario;

import static lockstep.scenario.ToldErrors.ACTOR;
import static lockstep.scenario.ToldErrors.EXPECTED;
import static lockstep.scenario.ToldErrors.errors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

/** What is wrong with a text as a whole, word for word, and where. */
class ScenarioErrorsTest {
  private static final String CALL_OR_END =
      "a call (such as client close) or \"end\" after \"together\"";

  @Test
  void allErrorsOfATextAreToldAtOnceInTheirOrder() {
    assertThat(
            errors(
                """
                abuot: x
                client clsoe
                expect client FOO, clinet CLOSED, server BAR
                set wire loss 200
                """))
        .containsExactly(
            "x.scenario:1:1: expected title, about or needs before a colon, found \"abuot\"; did"
                + " you mean \"about\"?",
            "x.scenario:1:1: expected a head with \"title: WORDS\", found none",
            "x.scenario:2:8: expected a verb (listen, connect, send, ...), found \"clsoe\"; did you"
                + " mean \"close\"?",
            "x.scenario:3:15: expected " + EXPECTED + ", found \"FOO\"",
            "x.scenario:3:20: expected " + ACTOR + ", found \"clinet\"; did you mean \"client\"?",
            "x.scenario:3:42: expected " + EXPECTED + ", found \"BAR\"",
            "x.scenario:4:15: expected a share of 0 to 100 percent, found \"200\"");
  }

  @Test
  void theMessageOfTheExceptionHasOneErrorALine() {
    ScenarioErrors errors =
        catchThrowableOfType(
            ScenarioErrors.class, () -> ScenarioParser.parse("x", "x.scenario", "a\nb\n"));
    assertThat(errors.errors()).hasSize(3);
    assertThat(errors.getMessage().lines())
        .containsExactlyElementsOf(errors.errors().stream().map(ScenarioError::toString).toList());
  }

  @Test
  void aTextWithoutAnythingLacksItsTitle() {
    assertThat(errors(""))
        .containsExactly("x.scenario:1:1: expected a head with \"title: WORDS\", found none");
  }

  @Test
  void aHeadAloneIsNoScenario() {
    assertThat(errors("title: T\nset wire loss 1\n"))
        .containsExactly("x.scenario:1:1: expected at least one action after the head, found none");
  }

  @Test
  void aKeyOfTheHeadStandsOnceBeforeTheActionsAndHasWords() {
    assertThat(
            errors(
                """
                title: T
                title: U
                needs: # what
                client connect
                about: Too late.
                """))
        .containsExactly(
            "x.scenario:2:1: \"title:\" stands in line 1 already",
            "x.scenario:3:8: expected words after \"needs:\", found none",
            "x.scenario:5:1: \"about:\" belongs to the head, before the first action in line 4");
    assertThat(errors("title: T\nneeds: loopbak\nclient connect\n"))
        .containsExactly(
            "x.scenario:2:8: expected a world (model, loopback or wire), found \"loopbak\"; did you"
                + " mean \"loopback\"?");
  }

  @Test
  void aSecondSeedIsRefused() {
    assertThat(errors("title: T\nset wire seed 1\nclient connect\nset wire seed 2\n"))
        .containsExactly("x.scenario:4:5: the seed is set in line 2 already; a scenario has one");
  }

  @Test
  void togetherHasItsRules() {
    assertThat(errors("title: T\nend\nclient connect\n"))
        .containsExactly("x.scenario:2:1: \"end\" without a \"together\" before it");
    assertThat(errors("title: T\n  together\nclient connect\n"))
        .containsExactly(
            "x.scenario:2:3: expected \"end\" for this \"together\", found the end of the file");
    assertThat(errors("title: T\ntogether\n# nobody\nend\n"))
        .containsExactly(
            "x.scenario:2:1: expected at least one call between \"together\" and \"end\", found"
                + " none");
    assertThat(errors("title: T\ntogether now\nclient connect\nend\n"))
        .containsExactly("x.scenario:2:10: expected the end of the line, found \"now\"");
  }

  @Test
  void insideTogetherStandCallsOnly() {
    assertThat(
            errors(
                """
                title: T
                together
                client close
                note hello
                together
                server close
                end
                wait 2MSL
                cleint close
                end now
                client abort
                """))
        .containsExactly(
            "x.scenario:4:1: expected " + CALL_OR_END + ", found \"note\"",
            "x.scenario:5:1: \"together\" inside the \"together\" of line 2",
            "x.scenario:8:1: expected " + CALL_OR_END + ", found \"wait\"",
            "x.scenario:9:1: expected "
                + CALL_OR_END
                + ", found \"cleint\"; did you mean \"client\"?",
            "x.scenario:10:5: expected the end of the line, found \"now\"");
  }

  @Test
  void whoIsAskedAboutMustHaveBeenCalled() {
    assertThat(
            errors(
                """
                title: T
                set client4 nagle off
                client[1..2] connect
                expect client2 CLOSED, client3 CLOSED
                wait until server CLOSED
                predict client, server listener
                expect client[3..9] CLOSED
                """))
        .containsExactly(
            "x.scenario:2:5: no call makes client4; calls are made by client, client2",
            "x.scenario:4:24: no call makes client3; calls are made by client, client2",
            "x.scenario:5:12: no call makes server; calls are made by client, client2",
            "x.scenario:6:17: no call makes server listener; calls are made by client, client2",
            "x.scenario:7:8: no call makes client3; calls are made by client, client2");
  }

  /** Once a server listens, each connection that comes to it is another server. */
  @Test
  void aSecondServerNeedsNoCallOfItsOwn() throws ScenarioErrors {
    ScenarioParser.parse(
        "x",
        "x.scenario",
        "title: T\nserver listen\nclient[1..2] connect\nexpect server2 ESTABLISHED\n");
  }

  /** The line that cannot be read may have been the missing call. */
  @Test
  void nobodyIsMissedWhileALineCannotBeRead() {
    assertThat(errors("title: T\nclient connect\ncleint2 connect\nexpect client2 CLOSED\n"))
        .hasSize(1)
        .allMatch(error -> error.startsWith("x.scenario:3:1:"));
    assertThat(errors("title: T\nclient connect\nclient2 send \"a\nexpect client2 CLOSED\n"))
        .hasSize(1)
        .allMatch(error -> error.startsWith("x.scenario:3:14:"));
  }

  @Test
  void aTextThatIsTooLargeIsNotRead() {
    assertThat(errors("é".repeat(ScenarioParser.MOST_OCTETS / 2 + 1)))
        .containsExactly("x.scenario:1:1: a scenario has at most 256 KiB");
    assertThat(errors("\n".repeat(ScenarioParser.MOST_LINES + 1)))
        .containsExactly("x.scenario:10001:1: a scenario has at most 10000 lines");
  }

  @Test
  void rangesDoNotFillTheMemory() {
    String lines = "client[1..1000] connect\n".repeat(101);
    assertThat(errors("title: T\n" + lines))
        .containsExactly(
            "x.scenario:102:1: a scenario names at most 100000 actors, ranges counted out");
  }

  @Test
  void aLongWordIsCutInTheMessage() {
    assertThat(errors("title: T\nclient " + "x".repeat(500) + "\n"))
        .containsExactly(
            "x.scenario:2:8: expected a verb (listen, connect, send, ...), found \""
                + "x".repeat(40)
                + "...\"");
  }
}
