package lockstep.lessons.interchange;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.lessons.quiz.Exhibit;

/** Between our plain texts and the small HTML of questions. */
final class Html {
  private static final Pattern TAG =
      Pattern.compile(
          "</?(p|br|b|i|u|em|strong|code|pre|tt|kbd|samp|ul|ol|li|div|span|h[1-6]|a|img|sub|sup"
              + "|table|thead|tbody|tr|td|th|hr|blockquote|font)(?:\\s[^<>]{0,2000})?/?>",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));");
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("amp", "&"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", "\u00A0"),
          Map.entry("rarr", "→"),
          Map.entry("larr", "←"),
          Map.entry("ndash", "–"),
          Map.entry("mdash", "—"),
          Map.entry("hellip", "…"));
  private static final String PRE = "<pre>";
  private static final String PRE_END = "</pre>";
  private static final Pattern CAPTION = Pattern.compile("<p><em>([^<>]*)</em></p>$");

  private Html() {}

  /** A text as HTML: paragraphs at empty lines, `...` as code. */
  static String of(String text) {
    StringBuilder html = new StringBuilder();
    for (String paragraph : text.split("\n\n", -1))
      html.append("<p>").append(inline(paragraph)).append("</p>");
    return html.toString();
  }

  /** A text with what is looked at below it, in letters of one width. */
  static String of(String text, Exhibit exhibit) {
    String caption =
        exhibit.caption().isEmpty() ? "" : "<p><em>" + escape(exhibit.caption()) + "</em></p>";
    return of(text) + caption + PRE + escape(String.join("\n", exhibit.lines())) + PRE_END;
  }

  /** A text without paragraphs. */
  static String inline(String text) {
    return escape(text).replaceAll("`([^`\n]+)`", "<code>$1</code>").replace("\n", "<br>");
  }

  private static String escape(String text) {
    // Brackets, since a text in GIFT that begins with one may be taken for its format.
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("[", "&#91;")
        .replace("]", "&#93;");
  }

  /** What is looked at: the lines that end a question in letters of one width, if any do. */
  static Exhibit exhibit(String html) {
    String text = html.strip();
    int start = text.lastIndexOf(PRE);
    if (start < 0 || !text.endsWith(PRE_END)) return Exhibit.NONE;
    String lines = text.substring(start + PRE.length(), text.length() - PRE_END.length());
    Matcher m = CAPTION.matcher(text.substring(0, start));
    return new Exhibit(
        m.find() ? unescape(m.group(1)) : "", List.of(unescape(lines).split("\n", -1)));
  }

  /** The question's text without what {@link #exhibit} takes. */
  static String aboveExhibit(String html) {
    if (exhibit(html).isEmpty()) return text(html);
    String text = html.strip();
    return text(CAPTION.matcher(text.substring(0, text.lastIndexOf(PRE))).replaceFirst(""));
  }

  /** HTML as a text: paragraphs parted by empty lines, code in `...`, other tags left out. */
  static String text(String html) {
    return plain(html.replace("\n", " "));
  }

  /** A text in which a few tags may stand, as in Moodle's own format: its lines stay lines. */
  static String plain(String html) {
    StringBuilder out = new StringBuilder();
    Matcher m = TAG.matcher(html);
    int from = 0;
    while (m.find()) {
      out.append(unescape(html.substring(from, m.start())));
      out.append(instead(m.group(1).toLowerCase(Locale.ROOT), m.group().startsWith("</"), out));
      from = m.end();
    }
    out.append(unescape(html.substring(from)));
    return out.toString().trim();
  }

  private static String instead(String tag, boolean end, StringBuilder before) {
    return switch (tag) {
      case "p", "div", "ul", "ol", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6" ->
          end || !isAtStart(before) ? "\n\n" : "";
      case "br", "hr", "tr" -> end ? "" : "\n";
      case "li" -> end ? "" : "\n- ";
      case "td", "th" -> end ? " " : "";
      case "code", "tt", "kbd", "samp" -> "`";
      case "pre" -> "\n";
      default -> "";
    };
  }

  private static boolean isAtStart(StringBuilder text) {
    int end = text.length();
    return end == 0 || end > 1 && text.charAt(end - 1) == '\n' && text.charAt(end - 2) == '\n';
  }

  private static String unescape(String html) {
    if (html.indexOf('&') < 0) return html;
    StringBuilder out = new StringBuilder();
    Matcher m = ENTITY.matcher(html);
    int from = 0;
    while (m.find()) {
      out.append(html, from, m.start());
      out.append(character(m));
      from = m.end();
    }
    return out.append(html.substring(from)).toString();
  }

  private static String character(Matcher m) {
    if (m.group(3) != null) return NAMED.getOrDefault(m.group(3), m.group());
    int code = m.group(1) != null ? Integer.parseInt(m.group(1)) : Integer.parseInt(m.group(2), 16);
    return Character.isValidCodePoint(code) && code != 0 ? Character.toString(code) : m.group();
  }
}
