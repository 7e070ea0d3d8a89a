package lockstep.lessons.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.Grade;
import lockstep.lessons.quiz.Kind;
import lockstep.lessons.quiz.Matching;
import lockstep.lessons.quiz.NotUnderstood;
import lockstep.lessons.quiz.Numeric;
import lockstep.lessons.quiz.Order;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.ShortText;
import lockstep.lessons.quiz.Task;
import lockstep.lessons.quiz.TrueFalse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each trap of the format: that it is read as Moodle reads it, and never written. */
final class GiftTest {
  /** A file as another author would write it. */
  static final String OF_EVERY_SORT =
      """
      // written by hand
      $CATEGORY: $course$/top/TCP/Half close

      // [id:who-closes] [tag:closing] [tag:two words]
      ::Who closes first::Which end waits in TIME-WAIT?{
        ~the server#Only where it closes first.
        =the end that sent the first FIN#So it is.
        ~%50%both#Only where both close at once.
        ####The first FIN is answered last.
      }

      Which are flags? {~%50%SYN ~%50%FIN ~%-100%TTL}

      A FIN takes one sequence number.{T#It does.#Right.}

      The state after an active open is {=SYN-SENT =%50%SYN_SENT#Nearly. =%0%*#No.} and no other.

      How many segments open a connection?{#3}

      How long?{#=60:2#Right. =%50%50..70#About. ~#Not at all.}

      Which belongs to which?{=SYN -> opens =FIN -> closes = -> resets}

      [markdown]Say *why*.{}

      [html]<p>Read <code>ss -t</code>.</p>

      Put these in order.{>3 ALL
      SYN
      SYN,ACK
      ACK
      }
      """;

  private static Question one(String text) {
    Imported back = Gift.read(text);
    assertThat(back.problems()).isEmpty();
    assertThat(back.questions()).hasSize(1);
    return back.questions().get(0);
  }

  private static String problem(String text) {
    Imported back = Gift.read(text);
    assertThat(back.problems()).hasSize(1);
    return back.problems().get(0).toString();
  }

  /** What is written, read back as any other program would: without our comments. */
  private static Question abroad(Question question) {
    return one(Gift.write(List.of(question)).replaceAll("(?m)^// lockstep:.*\n", ""));
  }

  private static Question asked(String stem, Task task) {
    return Question.of("name", stem, task, "");
  }

  private static double score(Question question, String answer) throws NotUnderstood {
    Grade grade = question.task().grade(answer);
    return grade.score();
  }

  @Test
  void aFileOfEverySortIsRead() throws NotUnderstood {
    Imported back = Gift.read(OF_EVERY_SORT);
    assertThat(back.problems()).isEmpty();
    assertThat(back.questions())
        .extracting(Question::kind)
        .containsExactly(
            Kind.MULTIPLE_CHOICE,
            Kind.MULTIPLE_RESPONSE,
            Kind.TRUE_FALSE,
            Kind.SHORT_TEXT,
            Kind.NUMERIC,
            Kind.NUMERIC,
            Kind.MATCHING,
            Kind.ESSAY,
            Kind.DESCRIPTION,
            Kind.ORDER);
    Question first = back.questions().get(0);
    assertThat(first.name()).isEqualTo("Who closes first");
    assertThat(first.tags())
        .containsExactly("category:TCP/Half-close", "id:who-closes", "closing", "two-words");
    assertThat(first.why()).isEqualTo("The first FIN is answered last.");
    assertThat(score(first, "C")).isEqualTo(0.5);
    Question gap = back.questions().get(3);
    assertThat(gap.stem()).isEqualTo("The state after an active open is _____ and no other.");
    assertThat(gap.task().grade("CLOSED").remarks()).containsExactly("No.");
    Question range = back.questions().get(5);
    assertThat(score(range, "61")).isEqualTo(1);
    assertThat(score(range, "69")).isEqualTo(0.5);
    assertThat(range.task().grade("1").remarks()).containsExactly("Not at all.");
    assertThat(((Matching) back.questions().get(6).task()).extra()).containsExactly("resets");
    assertThat(back.questions().get(8).stem()).isEqualTo("Read `ss -t`.");
    Order order = (Order) back.questions().get(9).task();
    assertThat(order.right().stream().map(i -> order.shown().get(i - 1)))
        .containsExactly("SYN", "SYN,ACK", "ACK");
  }

  @Test
  void trap1aLineOfZeroEndsAQuestionAndIsTold() {
    assertThat(Gift.read("How many?\n0\nor one?{#1}").problems().get(0).toString())
        .startsWith("line 2: a line of 0 alone");
    Question zeros = asked("a\n0\n\n0\nb", Numeric.of(0));
    assertThat(abroad(zeros).stem()).isEqualTo(zeros.stem());
  }

  @Test
  void trap2aLineOfTwoSlashesIsAComment() {
    assertThat(one("See\n//host/share\nthere.{T}").stem()).isEqualTo("See\nthere.");
    assertThat(one("See https://host:443/ there.{T}").stem())
        .isEqualTo("See https://host:443/ there.");
    Question slashes = asked("//host\n//share", Numeric.of(1));
    assertThat(abroad(slashes)).isEqualTo(slashes);
  }

  @Test
  void trap3theLoopbackAddressIsNoName() {
    Question loopback = asked("::1 and ::ffff/96 differ", new TrueFalse(true, "", "", ""));
    assertThat(abroad(loopback)).isEqualTo(loopback);
    Imported foreign = Gift.read("::1 is the loopback address.{T}");
    assertThat(foreign.questions().get(0).stem()).isEqualTo("::1 is the loopback address.");
    assertThat(foreign.problems()).hasSize(1);
    assertThat(one("::1 and ::ffff/96 differ.{T}").name()).isEqualTo("1 and");
  }

  @Test
  void trap4escapesAreReadInBothHabits() {
    assertThat(one("\\:\\# \\= \\{\\} \\~ a\\nb \\\\n c\\d{T}").stem())
        .isEqualTo(":# = {} ~ a\nb \\n c\\d");
    Question signs = asked("\\ \\n \\: \\\\ : # = { } ~", ShortText.words("\\=~#:{}"));
    assertThat(abroad(signs)).isEqualTo(signs);
  }

  @Test
  void trap5bracesOfTheTextAreNoAnswers() {
    Question braces = asked("Is {SYN} in { or }?", new TrueFalse(false, "", "", ""));
    assertThat(abroad(braces)).isEqualTo(braces);
    assertThat(problem("Is {=a} or {=b} right?")).startsWith("line 1: a second brace");
    assertThat(problem("Is it {=a or b?")).contains("expected { and after it }");
    assertThat(problem("Is it } or {=b}?")).contains("} before {");
  }

  @Test
  void trap6anArrowMakesAMatching() throws NotUnderstood {
    assertThat(problem("What is next?\n{=SYN_SENT -> ESTABLISHED}"))
        .startsWith("line 2: -> beside =")
        .contains("write →");
    Question arrow = asked("What is next?", ShortText.words("SYN-SENT -> ESTABLISHED"));
    assertThat(abroad(arrow).task()).isEqualTo(ShortText.words("SYN-SENT → ESTABLISHED"));
    assertThat(one(Gift.write(List.of(arrow)))).isEqualTo(arrow);
    Imported word = Gift.read("So?{True}");
    assertThat(word.questions().get(0).kind()).isEqualTo(Kind.SHORT_TEXT);
    assertThat(word.problems().get(0).what()).contains("capitals");
  }

  @Test
  void trap7anEqualsSignSplitsAnAnswer() {
    Task choice =
        Choice.one(List.of(Choice.Option.right("seq=100"), Choice.Option.wrong("ack=~1", "", "")));
    assertThat(abroad(asked("Which?", choice)).task()).isEqualTo(choice);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{#443/tcp}",
        "{#=443:0 =https}",
        "{#443:x}",
        "{#a..b}",
        "{#70..50}",
        "{#}",
        "{#*}"
      })
  void trap8whatIsNoNumberIsRefused(String answers) {
    assertThat(problem("\nWhich port?\n" + answers)).startsWith("line 3: expected a ");
  }

  @Test
  void trap8aPortLeavesAsANumberAndComesBackAsAPort() throws NotUnderstood {
    Question port = asked("Which port is 443/tcp?", Numeric.port(443));
    assertThat(Gift.write(List.of(port))).contains("=%100%443:0");
    assertThat(score(one(Gift.write(List.of(port))), "443/tcp")).isEqualTo(1);
    Numeric.Target target = ((Numeric) one("n{#50..71}").task()).targets().get(0);
    assertThat(target.value()).isEqualTo(new BigDecimal("60.5"));
    assertThat(target.tolerance()).isEqualTo(new BigDecimal("10.5"));
  }

  @Test
  void trap9weightsAreParts() throws NotUnderstood {
    Question thirds = one("Which?{~%33.333%a ~%33.33333%b ~%33.333%c ~%-100%d}");
    assertThat(thirds.kind()).isEqualTo(Kind.MULTIPLE_RESPONSE);
    assertThat(thirds.task().grade("ABC").isRight()).isTrue();
    assertThat(score(thirds, "ABCD")).isZero();
    Task percent =
        Choice.one(List.of(Choice.Option.right("a"), Choice.Option.wrong("%50% of it", "", "")));
    assertThat(abroad(asked("Which?", percent)).task()).isEqualTo(percent);
    Task all = Choice.one(List.of(Choice.Option.right("a"), Choice.Option.right("b")));
    assertThat(abroad(asked("Which?", all)).task()).isEqualTo(all);
    assertThat(problem("Which?{~a ~b}")).contains("right");
  }

  @Test
  void trap10feedbackOfTrueOrFalseBeginsWithTheWrongOne() throws NotUnderstood {
    Question so = one("So?{FALSE#Yes, wrongly.#Rightly no.####Why.}");
    assertThat(so.task().grade("true").remarks()).containsExactly("Yes, wrongly.");
    assertThat(so.task().grade("false").remarks()).containsExactly("Rightly no.");
    assertThat(so.why()).isEqualTo("Why.");
    Question right = Question.of("n", "So?", new TrueFalse(true, "#yes", "", ""), "####why");
    assertThat(abroad(right)).isEqualTo(right);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[::]:80 listens", "[html] is a word", "[plain][moodle]", "[SYN] left"})
  void trap11onlyFourWordsAreFormats(String text) {
    Task choice =
        Choice.one(List.of(Choice.Option.right(text), Choice.Option.wrong("x", text, "")));
    Question asked = Question.of(text, text, choice, text);
    assertThat(abroad(asked)).isEqualTo(asked);
    assertThat(one("[::]:80 listens{T}").stem()).isEqualTo("[::]:80 listens");
    assertThat(one("[plain]<b>{T}").stem()).isEqualTo("<b>");
    assertThat(one("[html]a<br>b &lt;c&gt;{T}").stem()).isEqualTo("a\nb <c>");
  }

  @Test
  void trap12aQuestionWithoutANameIsCalledByItsText() {
    Question gap =
        one("A FIN {=closes =ends} one direction, and one alone, of a whole connection.");
    assertThat(gap.stem()).contains("A FIN _____ one direction");
    assertThat(gap.name()).hasSizeLessThan(62).endsWith("…");
    String longName = "n".repeat(300);
    assertThat(one("::" + longName + "::x{T}").name()).isEqualTo(longName);
  }

  @Test
  void trap13everyLineEndAndAByteOrderMark() {
    for (String end : List.of("\n", "\r\n", "\r")) {
      String text = "\uFEFFOne{T}" + end + end + "Two" + end + "lines{F}" + end + end + "x{#y}";
      Imported back = Gift.read(text.getBytes(StandardCharsets.UTF_8));
      assertThat(back.questions()).extracting(Question::stem).containsExactly("One", "Two\nlines");
      assertThat(back.problems()).extracting(Problem::line).containsExactly(6);
    }
  }

  @Test
  void trap14anOrderLeavesAsAMatchingOfPlacesAndComesBackAsAnOrder() {
    Order order = new Order(List.of("ACK", "SYN"), List.of(2, 1), new Order.OneOrder());
    String written = Gift.write(List.of(asked("Order.", order)));
    assertThat(written).contains("=1 -> SYN").contains("=2 -> ACK");
    assertThat(abroad(asked("Order.", order)).task()).isEqualTo(order);
    assertThat(problem("Order.{>2 ALL\nSYN\nSYN}")).contains("no two of them alike");
  }

  @Test
  void anAsteriskStandsForEveryAnswerOrForItself() {
    Question any = one("Say.{=yes =%0%*#No.}");
    assertThat(abroad(any)).isEqualTo(any);
    Question foreign = asked("Listens where?", ShortText.words("*:443"));
    assertThat(Gift.write(List.of(foreign))).contains("\\\\*\\:443");
    assertThat(abroad(foreign)).isEqualTo(foreign);
    assertThat(problem("Say.{=yes =*es}")).contains("* stands for every answer alone");
  }

  @Test
  void aBrokenQuestionLeavesTheOthers() {
    Imported back = Gift.read("One{T}\n\nTwo{\n\nThree{#x}\n\nFour{#4}");
    assertThat(back.questions()).extracting(Question::stem).containsExactly("One", "Four");
    assertThat(back.problems()).extracting(Problem::line).containsExactly(3, 5);
  }

  @Test
  void aTextThatWasEditedSinceKeepsWhatIsKnownOfItsAnswers() {
    Choice choice =
        Choice.one(
            List.of(Choice.Option.right("FIN"), Choice.Option.wrong("RST", "It resets.", "M22")));
    String written = Gift.write(List.of(asked("Which clsoes?", choice)));
    assertThat(one(written.replace("clsoes", "closes"))).isEqualTo(asked("Which closes?", choice));
  }

  @Test
  void answersThatWereEditedSinceAreTakenAsTheyStand() {
    Choice choice =
        Choice.one(
            List.of(Choice.Option.right("FIN"), Choice.Option.wrong("RST", "It resets.", "M22")));
    String written = Gift.write(List.of(asked("Which closes?", choice)));
    Imported edited = Gift.read(written.replace("=FIN", "~PSH\n\t=FIN"));
    assertThat(edited.questions())
        .containsExactly(
            asked(
                "Which closes?",
                Choice.one(
                    List.of(
                        Choice.Option.wrong("PSH", "", ""),
                        Choice.Option.right("FIN"),
                        Choice.Option.wrong("RST", "It resets.", "")))));
    assertThat(edited.problems()).hasSize(1);
    assertThat(edited.problems().get(0).what()).contains("changed after it was written");
  }

  @Test
  void marksOfOursThatWereDamagedAreTold() {
    String written = Gift.write(List.of(asked("Which port?", Numeric.port(443))));
    assertThat(Gift.read(written.replace("port=true", "port\\x=true")).questions()).hasSize(1);
    Imported lost = Gift.read(written.replaceFirst("// lockstep:stamp.*\n", ""));
    assertThat(lost.problems().get(0).toString()).startsWith("line 1: \"task.port=true\"");
    Imported bad = Gift.read(written.replace("port=true", "port=\\q"));
    assertThat(bad.questions()).hasSize(1);
    assertThat(bad.problems().get(0).toString()).startsWith("line 2: ");
  }

  @Test
  void whatIsNoTextIsRefused() {
    assertThat(problem("a\nb\0c{T}")).startsWith("line 2: a zero character");
    assertThat(problem("x".repeat(Source.MOST + 1))).contains("at most");
    Imported bytes = Gift.read(new byte[] {'a', '\n', (byte) 0xC3, (byte) 0x28});
    assertThat(bytes.problems().get(0).toString()).startsWith("line 2: this is not text in UTF-8");
    assertThat(problem("{" + "=".repeat(100_000))).contains("only {");
    assertThat(problem("{" + "~".repeat(100_000) + "}")).contains("answers");
    assertThat(problem("a\n".repeat(100_000))).startsWith("line 1: a question ends with an empty");
    assertThat(Gift.read("x{#1}\n\n".repeat(Source.MOST_QUESTIONS + 5)).questions())
        .hasSize(Source.MOST_QUESTIONS);
  }

  @Test
  void anAuthorSaysWhichBeliefAWrongAnswerShows() throws Exception {
    String file =
        """
        // [tag:belief:2:M22] [tag:skill:state:CLOSE-WAIT]
        ::one::What does a FIN end?{=one direction ~both#Only one. ~nothing}

        // [tag:belief:2:M21]
        ::two::Which number?{#=1 =%0%0#The SYN has it.}

        // [tag:belief:1:M32]
        ::three::Does it arrive?{FALSE}
        """;
    Imported read = Gift.read(file);
    assertThat(read.problems()).isEmpty();
    assertThat(read.questions().get(0).task().grade("both").ideas()).containsExactly("M22");
    assertThat(read.questions().get(0).task().grade("nothing").ideas()).isEmpty();
    assertThat(read.questions().get(0).tags()).containsExactly("skill:state:CLOSE-WAIT");
    assertThat(read.questions().get(1).task().grade("0").ideas()).containsExactly("M21");
    assertThat(read.questions().get(2).task().grade("true").ideas()).containsExactly("M32");
    assertThat(Gift.read(Gift.write(read.questions())).questions()).isEqualTo(read.questions());
  }

  @Test
  void aBeliefBehindNoWrongAnswerIsTold() {
    for (String belief : List.of("1:M22", "4:M22", "0:M22", "2:22", "M22", "2:M22:x")) {
      Imported read =
          Gift.read("// [tag:belief:" + belief + "]\n::one::What?{=this ~that ~those}\n");
      assertThat(read.questions()).as(belief).isEmpty();
      assertThat(read.problems()).singleElement().asString().contains("[tag:belief:");
    }
  }
}
