package lockstep.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lockstep.lessons.course.Block.Way;
import lockstep.lessons.course.Lesson.Shape;
import lockstep.lessons.quiz.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonReaderTest {
  private static final String WHOLE =
      """
      ---
      index: 7
      lang: "en"
      title: "Doors and rooms"
      meta_title: "Doors and rooms - Ports"
      meta_description: "What a port is"
      meta_keywords: "port, socket"
      author: "a teacher"
      ---

      ## Lesson Content

      Before the first heading.

      ### A port

      A **port** is a `number`.

      ```bash
      ## not a heading
      $ netstat -at
      ```

      | Name | Port |
      |---|---|
      | ssh | 22 |

      ### A run

      ```lockstep
      ask who-listens
      run teardown blanks   # the second time
      generate next-state 4
      card M24
      ```

      ## Exercise

      1. Try it.

      ## Quiz Question

      What port is used for secure shell? (Please answer in English, case-sensitive)

      ## Quiz Answer

      22
      """;

  private static LessonRead read(String text) {
    return LessonReader.read("doors", "doors.md", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Lesson lesson(String text) {
    return read(text).lesson().orElseThrow();
  }

  private static List<String> problems(String text) {
    return read(text).problems().stream().map(Problem::toString).toList();
  }

  @Test
  void readsFrontMatterAndTheFourParts() throws Exception {
    assertThat(problems(WHOLE)).isEmpty();
    Lesson lesson = lesson(WHOLE);
    assertThat(lesson.shape()).isEqualTo(Shape.FRONT_MATTER);
    assertThat(lesson.index()).hasValue(7);
    assertThat(lesson.title()).isEqualTo("Doors and rooms");
    assertThat(lesson.front()).containsEntry("author", "a teacher");
    assertThat(lesson.pages())
        .extracting(Page::title)
        .containsExactly("Doors and rooms", "A port", "A run");
    assertThat(lesson.exercise()).hasSize(1);
    assertThat(lesson.quiz().orElseThrow().stem()).isEqualTo("What port is used for secure shell?");
    assertThat(lesson.quiz().orElseThrow().task().grade(":22/tcp").isRight()).isTrue();
  }

  @Test
  void aHeadingWithinCodeIsNone() {
    assertThat(lesson(WHOLE).pages().get(1).blocks().get(1))
        .isEqualTo(new Block.Code("bash", List.of("## not a heading", "$ netstat -at")));
  }

  @Test
  void readsTables() {
    assertThat(lesson(WHOLE).pages().get(1).blocks().get(2))
        .isEqualTo(
            new Block.Table(
                List.of(List.of(Block.Span.plain("Name")), List.of(Block.Span.plain("Port"))),
                List.of(
                    List.of(List.of(Block.Span.plain("ssh")), List.of(Block.Span.plain("22"))))));
  }

  @Test
  void readsOrders() {
    assertThat(lesson(WHOLE).pages().get(2).blocks())
        .containsExactly(
            new Block.Ask("who-listens"),
            new Block.Run("teardown", Way.BLANKS),
            new Block.Generate("next-state", 4),
            new Block.Card("M24"));
  }

  @Test
  void saysWhereAnOrderIsWrongAndWhatWasExpected() {
    String text =
        WHOLE
            .replace("card M24", "show M24")
            .replace("blanks ", "slowly")
            .replace("next-state 4", "next-state 400");
    assertThat(problems(text))
        .containsExactly(
            "doors.md:32: run: expected worked, blanks or own, found \"slowly\"",
            "doors.md:33: generate: expected a number from 1 to 20, found \"400\"",
            "doors.md:34: expected ask, run, generate or card, found \"show\"");
    assertThat(lesson(text).pages()).hasSize(3);
  }

  @Test
  void saysWhatTheFrontMatterLacks() {
    assertThat(problems(WHOLE.replace("index: 7", "index: seven").replace("lang: \"en\"\n", "")))
        .containsExactly(
            "doors.md:1: expected lang in the front matter, found none",
            "doors.md:2: index: expected a whole number, found \"seven\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title: [a, b]",
        "title: {a: b}",
        "title: &x [*x]",
        "title: !!javax.script.ScriptEngineManager [x]",
        "title: \"not ended",
        "title: a\ntitle: b",
        "\ttitle: a",
        "- title",
        "title: %@`"
      })
  void yamlThatIsNoListOfNamesIsToldAndDoesNothing(String head) {
    LessonRead read = read("---\n" + head + "\n---\n## Lesson Content\n\nWords.\n");
    assertThat(read.problems()).isNotEmpty().allMatch(p -> !p.what().isBlank());
    assertThat(read.lesson().orElseThrow().pages()).hasSize(1);
  }

  @Test
  void saysWhichPartIsMissingUnknownOrDoubled() {
    String text =
        WHOLE.replace("## Exercise", "## Practice").replace("## Quiz Answer", "## Lesson Content");
    assertThat(problems(text))
        .contains(
            "doors.md:37: expected ## Lesson Content, ## Exercise, ## Quiz Question, ## Quiz Answer,"
                + " found ## Practice",
            "doors.md:45: ## Lesson Content stands here a second time",
            "doors.md: expected ## Quiz Answer, found none");
  }

  @Test
  void codeThatDoesNotEndIsTold() {
    assertThat(problems("# t\n## Lesson Content\nWords.\n\n~~~\n## Exercise\n```\n"))
        .contains("doors.md:5: expected the end of the code that begins here");
  }

  @Test
  void readsTheOlderShape() throws Exception {
    String text =
        """
        # Doors

        ## Lesson Content

        <b>A port</b> is a number &lt; 65536.

        <ul>
        <li>one</li>
        <li>two</li>
        </ul>

        <pre>$ cat <file>
        # not a title
        </pre>

        ## Exercise

        None.

        ## Quiz Questions

        Is a port a socket?

        ## Quiz Answer

        False""";
    assertThat(problems(text)).isEmpty();
    Lesson lesson = lesson(text);
    assertThat(lesson.shape()).isEqualTo(Shape.HEADINGS);
    assertThat(lesson.title()).isEqualTo("Doors");
    List<Block> blocks = lesson.pages().get(0).blocks();
    assertThat(blocks.get(0))
        .isEqualTo(
            new Block.Paragraph(
                List.of(
                    new Block.Span(Block.Look.STRONG, "A port"),
                    Block.Span.plain(" is a number < 65536."))));
    assertThat(((Block.Entries) blocks.get(1)).entries()).hasSize(2);
    assertThat(blocks.get(2))
        .isEqualTo(new Block.Code("", List.of("$ cat <file>", "# not a title")));
    assertThat(lesson.quiz().orElseThrow().kind()).isEqualTo(Kind.TRUE_FALSE);
  }

  @Test
  void readsBareText() {
    String text =
        """
        12. doors

        What a Port Is

        A port is a number. It has sixteen bits.

        ssh      22/tcp
        http     80/tcp

        \u2022 one
        \u2022 two

        Sign in

        Exercises

        Count your ports.

        Quiz

        What port has ssh?
        """;
    Lesson lesson = lesson(text);
    assertThat(lesson.shape()).isEqualTo(Shape.PLAIN);
    assertThat(lesson.index()).hasValue(12);
    assertThat(lesson.title()).isEqualTo("doors");
    assertThat(lesson.pages()).extracting(Page::title).containsExactly("What a Port Is");
    assertThat(lesson.pages().get(0).blocks())
        .hasSize(3)
        .element(1)
        .isEqualTo(new Block.Code("", List.of("ssh      22/tcp", "http     80/tcp")));
    assertThat(lesson.exercise()).hasSize(1);
    assertThat(lesson.quiz()).isEmpty();
    assertThat(problems(text))
        .containsExactly(
            "doors.md:19: expected an answer below ## Quiz Answer; it is not asked without");
  }

  @Test
  void whereThereIsNothingToAskNothingIsMissing() {
    String text =
        WHOLE
            .replaceAll("What port is used.*", "No questions, move along!")
            .replaceAll("\n22\n$", "\n");
    assertThat(problems(text)).isEmpty();
    assertThat(lesson(text).quiz()).isEmpty();
  }

  @Test
  void linesEndAsTheyLike() {
    for (String end : List.of("\r\n", "\r"))
      assertThat(lesson("\uFEFF" + WHOLE.replace("\n", end))).isEqualTo(lesson(WHOLE));
  }

  @Test
  void whatIsNoTextIsRefused() {
    byte[] binary = {'a', 0, 'b'};
    assertThat(LessonReader.read("x", "x.md", binary).problems())
        .containsExactly(
            new Problem("x.md", 1, "expected text, found the control character U+0000"));
    byte[] latin = "Zur\u00FCck".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(LessonReader.read("x", "x.md", latin).problems().get(0).what())
        .isEqualTo("expected text in UTF-8, found octets that are none");
    assertThat(LessonReader.read("x", "x.md", new byte[2 << 20]).problems().get(0).what())
        .isEqualTo("expected a text of at most 256 KiB, found 2097152 octets");
    assertThat(problems("x".repeat(20_000)).get(0)).contains("at most 10,000 characters");
    assertThat(problems(" \n\n").get(0)).contains("found an empty file");
  }

  @Test
  void deepNestingComesToAnEnd() {
    for (String deep :
        List.of("> ", "- ", "* ", "[", "*", "_", "![", "`", "<b>", "1. ", "**a ", "[a](")) {
      String lines =
          IntStream.range(0, 12)
              .mapToObj(i -> deep.repeat(9_000 / deep.length()))
              .collect(Collectors.joining("\n"));
      assertThat(read("# t\n## Lesson Content\n" + lines).lesson()).as(deep).isPresent();
    }
  }

  @Test
  void whateverIsChangedInAFileItIsReadOrToldInWords() {
    Random random = new Random(20261121);
    String signs = "#-`:\"'[]{}&*!|>%@\n \t\u00E4";
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder(WHOLE);
      for (int k = random.nextInt(6); k >= 0; k--) {
        int at = random.nextInt(text.length());
        if (random.nextBoolean()) text.insert(at, signs.charAt(random.nextInt(signs.length())));
        else text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
      }
      LessonRead read = read(text.toString());
      assertThat(read.lesson().isPresent() || !read.problems().isEmpty()).isTrue();
      assertThat(read.problems()).allMatch(p -> p.line() >= 0 && !p.what().isBlank());
    }
  }
}
