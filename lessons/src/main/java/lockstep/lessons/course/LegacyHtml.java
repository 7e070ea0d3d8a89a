package lockstep.lessons.course;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Makes Markdown of the few marks of HTML that older lessons are written with. */
final class LegacyHtml {
  private static final Pattern PRE = Pattern.compile("<(/?)pre>", Pattern.CASE_INSENSITIVE);
  private static final Pattern BOLD = Pattern.compile("</?(?:b|strong)>", Pattern.CASE_INSENSITIVE);
  private static final Pattern SLANTED = Pattern.compile("</?(?:i|em)>", Pattern.CASE_INSENSITIVE);
  private static final Pattern CODE = Pattern.compile("</?code>", Pattern.CASE_INSENSITIVE);
  private static final Pattern ENTRY = Pattern.compile("\\s*<li>\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern BREAK =
      Pattern.compile("</?(?:ul|ol|p|br|div)\\s*/?>|</li>", Pattern.CASE_INSENSITIVE);

  private LegacyHtml() {}

  /** The same lines with Markdown's marks; what stands within {@code pre} stays as it is. */
  static List<String> toMarkdown(List<String> lines) {
    List<String> out = new ArrayList<>();
    boolean code = false;
    boolean fenced = false;
    Section.Fence fence = new Section.Fence();
    for (String line : lines) {
      if (!code) fenced = fence.takes(line);
      if (fenced) {
        out.add(line);
        continue;
      }
      String rest = line;
      for (var m = PRE.matcher(rest); m.find(); m = PRE.matcher(rest)) {
        String before = rest.substring(0, m.start());
        if (!before.isBlank()) out.add(code ? entities(before) : marks(before));
        boolean closes = !m.group(1).isEmpty();
        if (closes == code) {
          out.add(code ? "```" : "\n```");
          code = !code;
        }
        rest = rest.substring(m.end());
      }
      if (rest.isBlank() && !rest.equals(line)) continue;
      out.add(code ? entities(rest) : marks(rest));
    }
    if (code) out.add("```");
    return List.of(String.join("\n", out).split("\n", -1));
  }

  private static String marks(String line) {
    String text = ENTRY.matcher(line).replaceAll("\n- ");
    text = BREAK.matcher(text).replaceAll("\n");
    text = BOLD.matcher(text).replaceAll("**");
    text = SLANTED.matcher(text).replaceAll("*");
    return entities(CODE.matcher(text).replaceAll("`"));
  }

  private static String entities(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
