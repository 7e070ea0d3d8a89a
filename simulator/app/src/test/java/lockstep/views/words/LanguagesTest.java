package lockstep.views.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The languages of the window: what a translation may leave out, and what it may not change. */
class LanguagesTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+}");

  /** Words of the protocol and of its tools, which are the same in every language. */
  private static final Pattern PROTOCOL = protocol();

  @TempDir private Path folder;

  private static Pattern protocol() {
    List<String> words = new ArrayList<>(List.of("TCP", "TCB", "TCBs", "RFC 9293", "2MSL", "RTO"));
    words.addAll(List.of("ISS", "IRS", "OPEN", "CLOSE", "SEND", "RECEIVE", "ABORT", "Recv-Q"));
    words.addAll(List.of("Send-Q", "netstat", "ss", "accept", "listen", "connect", "shutdown"));
    words.addAll(List.of("AGREES", "UNSEEN", "EXPLAINED", "UNEXPLAINED", "Linux", "Windows"));
    for (TcpState state : TcpState.values()) words.add(state.rfcName());
    for (ControlBit bit : ControlBit.values()) words.add(bit.name());
    String all = String.join("|", words.stream().map(Pattern::quote).toList());
    // German joins nouns: what follows FIN in FIN-WAIT-1 is part of the name, in TCP-Sockets not.
    return Pattern.compile(
        "(?<![A-Za-z0-9-])(?:"
            + all
            + "|(?:SND|RCV|SEG)\\.[A-Z0-9]+)(?![A-Za-z0-9]|-[A-Z0-9]+(?![a-z]))");
  }

  @AfterEach
  void speakEnglish() {
    Words.speak(new Languages(null).read(Language.ENGLISH));
  }

  static Stream<String> shipped() {
    return Languages.shipped().stream();
  }

  private static Map<String, String> english() {
    Map<String, String> texts = new HashMap<>();
    for (String file : Words.FILES) texts.putAll(Languages.shipped(file, "").orElseThrow());
    return texts;
  }

  @Test
  void germanShips() {
    assertThat(Languages.shipped()).contains("de");
    assertThat(new Languages(null).tags()).contains("de", "en");
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void aTranslationHasNoTextThatEnglishLacks(String tag) {
    assertThat(english().keySet()).containsAll(new Languages(null).read(tag).texts().keySet());
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void whatATranslationLacksIsSaidInEnglishAndListed(String tag, TestReporter reporter) {
    Language language = new Languages(null).read(tag);
    Set<String> missing = new TreeSet<>(english().keySet());
    missing.removeAll(language.texts().keySet());
    reporter.publishEntry(tag, missing.size() + " missing: " + String.join(" ", missing));
    Words.speak(language);
    for (String key : missing) assertThat(Words.of(key)).isEqualTo(english().get(key));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void placeholdersAreThoseOfEnglish(String tag) {
    new Languages(null)
        .read(tag)
        .texts()
        .forEach(
            (key, text) ->
                assertThat(found(PLACEHOLDER, text))
                    .as(tag + ": " + key)
                    .isEqualTo(found(PLACEHOLDER, english().get(key))));
  }

  @Test
  void ofOneAndOfSeveralIsSaidOfAPlaceholderThatIsThere() {
    for (String tag : Languages.shipped())
      new Languages(null).read(tag).texts().forEach(LanguagesTest::checkChoices);
    english().forEach(LanguagesTest::checkChoices);
  }

  private static void checkChoices(String key, String text) {
    if (!text.contains("|")) return;
    String rest = text;
    Matcher choice = Pattern.compile("\\{(\\d+)\\|[^|{}]+\\|[^|{}]+}").matcher(text);
    while (choice.find()) {
      assertThat(text).as(key).contains("{" + choice.group(1) + "}");
      rest = rest.replace(choice.group(), "");
    }
    assertThat(rest).as(key + " has the form {0|one|several}").doesNotContain("{0|", "{1|");
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void wordsOfTheProtocolAreNotTranslated(String tag) {
    new Languages(null)
        .read(tag)
        .texts()
        .forEach(
            (key, text) ->
                assertThat(found(PROTOCOL, text))
                    .as(tag + ": " + key + ": " + text)
                    .containsAll(found(PROTOCOL, english().get(key))));
  }

  @Test
  void aTranslatedStateWouldBeFound() {
    assertThat(found(PROTOCOL, "waits in TIME-WAIT for SND.UNA, netstat -s"))
        .containsExactly("SND.UNA", "TIME-WAIT", "netstat");
    assertThat(found(PROTOCOL, "it listens, FIN-WAITS-1")).isEmpty();
  }

  @Test
  void aFileOfTheUsersAddsALanguageAndWhatItLacksIsEnglish() throws IOException {
    Files.writeString(folder.resolve("eo.properties"), "bar.theme=Koloroj\n");
    Languages languages = new Languages(folder);
    assertThat(languages.tags()).contains("eo");
    Words.speak(languages.choose("eo", Locale.ENGLISH));
    assertThat(Words.of("bar.theme")).isEqualTo("Koloroj");
    assertThat(Words.of("bar.help")).isEqualTo("Keys");
  }

  @Test
  void aFileOfTheUsersGoesBeforeTheOneThatShips() throws IOException {
    Files.writeString(folder.resolve("de.properties"), "bar.theme=Anstrich\n");
    Words.speak(new Languages(folder).read("de"));
    assertThat(Words.of("bar.theme")).isEqualTo("Anstrich");
    assertThat(Words.of("bar.help")).isEqualTo("Tasten");
  }

  @Test
  void aBrokenFileSaysNothingAndNothingBreaks() throws IOException {
    Files.writeString(folder.resolve("eo.properties"), "bar.theme=\\u12\n");
    Words.speak(new Languages(folder).read("eo"));
    assertThat(Words.of("bar.theme")).isEqualTo("Theme");
  }

  @Test
  void whoChoseNothingGetsTheSystemsLanguageIfItIsThere() {
    Languages languages = new Languages(null);
    assertThat(languages.choose("", Locale.GERMANY).tag()).isEqualTo("de");
    assertThat(languages.choose("", Locale.forLanguageTag("eu")).tag()).isEqualTo("en");
    assertThat(languages.choose("en", Locale.GERMANY).tag()).isEqualTo("en");
    assertThat(languages.choose("xx", Locale.GERMANY).tag()).isEqualTo("de");
  }

  @Test
  void aLanguageIsNamedInItself() {
    assertThat(new Language("de", Map.of()).title()).isEqualTo("Deutsch");
  }

  /** The model has words of its own for its traces, which the window says through its bundles. */
  @Test
  void actorsAreCalledAsTheModelCallsThem() {
    for (Actor actor : List.of(Actor.CLIENT, Actor.SERVER))
      assertThat(Sentences.who(actor)).isEqualTo(actor.inWords());
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) found.add(matcher.group());
    return found;
  }
}
