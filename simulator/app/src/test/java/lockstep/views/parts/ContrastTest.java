package lockstep.views.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Contrast by WCAG 2.2, level AA, computed from the colours of the style sheet: 4.5 to 1 for text
 * (success criterion 1.4.3), 3 to 1 for what is not text (1.4.11).
 */
class ContrastTest {
  private static final Pattern BLOCK = Pattern.compile("\\.root(\\.ls-\\w+)? *\\{([^}]*)}");
  private static final Pattern COLOUR = Pattern.compile("(-ls-[\\w-]+): *#([0-9A-Fa-f]{6}) *;");

  private static final Pattern LITERAL =
      Pattern.compile(
          "#[0-9A-Fa-f]{3,8}\\b|\\b(?:rgba?|hsba?)\\(|:\\s*(?:red|green|blue|black|white|gr[ae]y"
              + "|yellow|orange|purple|navy|silver|gold|pink|brown|dark\\w+|light\\w+)\\b");

  private static final Pattern USED =
      Pattern.compile("(?:fill|stroke|color)[\\w-]*:[^;{}]*?(-ls-[\\w-]+)");

  /** A rule for what stands in the editor: the last class that it names, and what it says. */
  private static final Pattern CODE_RULE =
      Pattern.compile("\\.ls-code-([\\w-]+)[\\w:. >]*\\{([^}]*)}");

  /** Inks and grounds that are grey in every theme. */
  private static final Set<String> NEUTRAL =
      Set.of(
          "-ls-ink",
          "-ls-ink-2",
          "-ls-on-fill",
          "-ls-panel",
          "-ls-panel-2",
          "-ls-hover",
          "-ls-line");

  private static final Pattern CONTROL =
      Pattern.compile(
          "(?:Button|ToggleButton|ComboBox<[^>]*>|ListView<[^>]*>|TextField|TextArea|CheckBox|Slider)"
              + "\\s+(\\w+)\\s*(?:=|;)");

  /** Text and what it stands on. */
  private static final String[][] TEXTS = {
    {"-ls-ink", "-ls-window"},
    {"-ls-ink-2", "-ls-window"},
    {"-ls-ink", "-ls-panel"},
    {"-ls-ink-2", "-ls-panel"},
    {"-ls-ink", "-ls-panel-2"},
    {"-ls-ink-2", "-ls-panel-2"},
    {"-ls-ink", "-ls-hover"},
    {"-ls-ink-2", "-ls-hover"},
    {"-ls-ink", "-ls-node"},
    {"-ls-button-ink", "-ls-button"},
    {"-ls-on-fill", "-ls-client"},
    {"-ls-on-fill", "-ls-server"},
    {"-ls-on-fill", "-ls-agrees"},
    {"-ls-on-fill", "-ls-explained"},
    {"-ls-on-fill", "-ls-unexplained"},
    {"-ls-on-fill", "-ls-changed"},
    {"-ls-on-fill", "-ls-token-paper"},
  };

  /** Lines and shapes, and what they stand on. Fills have an outline that is a text's colour. */
  private static final String[][] SHAPES = {
    {"-ls-control", "-ls-window"},
    {"-ls-control", "-ls-panel"},
    {"-ls-control", "-ls-panel-2"},
    {"-ls-focus", "-ls-window"},
    {"-ls-focus", "-ls-panel"},
    {"-ls-focus", "-ls-panel-2"},
    {"-ls-select", "-ls-panel"},
    {"-ls-edge-idle", "-ls-panel"},
    {"-ls-ink", "-ls-panel"},
    {"-ls-on-fill", "-ls-client"},
    {"-ls-on-fill", "-ls-server"},
  };

  /** The colours of a theme; what it does not say anew is as in the light one. */
  private static Map<String, Integer> colours(Theme theme) throws IOException {
    String css;
    try (InputStream in = Theme.class.getResourceAsStream("/lockstep/views/style/tokens.css")) {
      css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    String wanted = theme == Theme.LIGHT ? "" : ".ls-" + theme.name().toLowerCase(Locale.ROOT);
    Map<String, Integer> colours = new HashMap<>();
    Matcher block = BLOCK.matcher(css);
    while (block.find()) {
      String of = block.group(1) == null ? "" : block.group(1);
      if (!of.isEmpty() && !of.equals(wanted)) continue;
      Matcher colour = COLOUR.matcher(block.group(2));
      while (colour.find()) colours.put(colour.group(1), Integer.parseInt(colour.group(2), 16));
    }
    return colours;
  }

  private static void holds(Theme theme, String[][] pairs, double least) throws IOException {
    Map<String, Integer> colours = colours(theme);
    for (String[] pair : pairs)
      assertThat(contrast(colours.get(pair[0]), colours.get(pair[1])))
          .as(theme + ": " + pair[0] + " on " + pair[1])
          .isGreaterThanOrEqualTo(least);
  }

  @ParameterizedTest
  @EnumSource
  void textCanBeRead(Theme theme) throws IOException {
    holds(theme, TEXTS, 4.5);
  }

  @ParameterizedTest
  @EnumSource
  void linesAndShapesCanBeSeen(Theme theme) throws IOException {
    holds(theme, SHAPES, 3);
  }

  /** A colour that is written anywhere else is the same in every theme, and is in no test. */
  @Test
  void coloursAreWrittenInTheTokensAlone() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path sheet : sheets())
      if (!sheet.endsWith("tokens.css")) {
        Matcher literal = LITERAL.matcher(css(sheet));
        while (literal.find()) found.add(sheet.getFileName() + ": " + literal.group());
      }
    assertThat(found).isEmpty();
  }

  @Test
  void aLiteralColourWouldBeFound() {
    assertThat(LITERAL.matcher("-fx-fill: #FF00AA;").find()).isTrue();
    assertThat(LITERAL.matcher("-fx-fill: red;").find()).isTrue();
    assertThat(LITERAL.matcher("-fx-fill: rgba(0,0,0,0.3);").find()).isTrue();
    assertThat(LITERAL.matcher("-fx-fill: -ls-ink; -fx-x: transparent;").find()).isFalse();
  }

  @Test
  void everyColourThatIsUsedIsOneOfTheTokens() throws IOException {
    Set<String> known = colours(Theme.LIGHT).keySet();
    List<String> unknown = new ArrayList<>();
    for (Path sheet : sheets()) {
      Matcher used = USED.matcher(css(sheet));
      while (used.find())
        if (!known.contains(used.group(1)) && !used.group(1).equals("-ls-lit-core"))
          unknown.add(sheet.getFileName() + ": " + used.group(1));
    }
    assertThat(unknown).isEmpty();
  }

  /**
   * A hue has one meaning, which in the editor is an end; words of other kinds are told apart by
   * weight, lines and greys. The mark below a mistake has the hue that mistakes have elsewhere.
   */
  @Test
  void theEditorsWordsHaveNoHueButThatOfTheirEnd() throws IOException {
    Matcher rule = CODE_RULE.matcher(css(sheets().get(0).resolveSibling("library.css")));
    List<String> found = new ArrayList<>();
    int rules = 0;
    while (rule.find()) {
      rules++;
      if (rule.group(1).matches("client|server|wrong|area|place|input")) continue;
      Matcher used = USED.matcher(rule.group(2));
      while (used.find())
        if (!NEUTRAL.contains(used.group(1)) || rule.group(2).contains("derive("))
          found.add(rule.group());
    }
    assertThat(rules).isGreaterThan(8);
    assertThat(found).isEmpty();
  }

  /** A class of the program's own for buttons, choosers and lists shows when it has the keys. */
  @Test
  void everyControlShowsThatItHasTheKeys() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path sheet : sheets()) all.append(css(sheet));
    Set<String> silent = new TreeSet<>();
    Set<String> controls = controls();
    assertThat(controls).contains("ls-icon-button", "ls-segment", "ls-button", "ls-combo");
    // What is only ever said together with another class has that one's focus.
    controls.removeIf(one -> Pattern.compile("\\.ls-[\\w-]+\\." + one + "\\b").matcher(all).find());
    for (String control : controls)
      if (!Pattern.compile("\\." + control + "(?:[.:][\\w-]+)*:focus(?:ed|-visible)")
          .matcher(all)
          .find()) silent.add(control);
    assertThat(silent).isEmpty();
  }

  /**
   * The classes that are the look of a control, as the code gives them: a control with several has
   * the look of the first.
   */
  private static Set<String> controls() throws IOException {
    Set<String> controls = new TreeSet<>();
    for (String folder : List.of("views", "app/desktop"))
      try (Stream<Path> files = Files.walk(Path.of("src/main/java/lockstep", folder))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          String code = Files.readString(file);
          Matcher made = CONTROL.matcher(code);
          while (made.find()) {
            Matcher styled =
                Pattern.compile(
                        "\\b"
                            + made.group(1)
                            + "\\s*\\.getStyleClass\\(\\)\\s*"
                            + "\\.(?:setAll|addAll|add)\\(\"(ls-[\\w-]+)\"")
                    .matcher(code);
            while (styled.find()) controls.add(styled.group(1));
          }
        }
      }
    return controls;
  }

  private static List<Path> sheets() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/lockstep/views/style"))) {
      return files.filter(path -> path.toString().endsWith(".css")).sorted().toList();
    }
  }

  /** A style sheet without its comments. */
  private static String css(Path sheet) throws IOException {
    return Files.readString(sheet).replaceAll("(?s)/\\*.*?\\*/", "");
  }

  /** A theme that forgets a colour would show the light theme's on its own ground. */
  @Test
  void everyThemeSaysItsGroundsAndInks() throws IOException {
    Set<String> compared =
        Stream.concat(Stream.of(TEXTS), Stream.of(SHAPES))
            .flatMap(Stream::of)
            .collect(Collectors.toSet());
    assertThat(colours(Theme.LIGHT)).containsKeys(compared.toArray(String[]::new));
    for (String name : Set.of("-ls-window", "-ls-panel", "-ls-ink", "-ls-ink-2", "-ls-node"))
      assertThat(Stream.of(Theme.values()).map(theme -> colour(theme, name)))
          .as(name)
          .doesNotHaveDuplicates();
  }

  private static int colour(Theme theme, String name) {
    try {
      return colours(theme).get(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Known values: black on white, and a grey at the very edge of level AA. */
  @ParameterizedTest
  @CsvSource({"000000, FFFFFF, 21.00", "767676, FFFFFF, 4.54", "0072B2, FFFFFF, 5.19"})
  void theFormulaIsThatOfTheGuidelines(String one, String other, String ratio) {
    double computed = contrast(Integer.parseInt(one, 16), Integer.parseInt(other, 16));
    assertThat(String.format(Locale.ROOT, "%.2f", computed)).isEqualTo(ratio);
  }

  private static double contrast(int one, int other) {
    double light = Math.max(luminance(one), luminance(other));
    double dark = Math.min(luminance(one), luminance(other));
    return (light + 0.05) / (dark + 0.05);
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16 & 255)
        + 0.7152 * linear(rgb >> 8 & 255)
        + 0.0722 * linear(rgb & 255);
  }

  private static double linear(int part) {
    double value = part / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
