package lockstep.lessons.course;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines below a heading.
 *
 * @param heading its words; empty for what stands before the first one
 * @param line the heading's line, from 1
 * @param first the line on which the text below it begins
 */
record Section(String heading, int line, int first, List<String> lines) {
  Section {
    lines = List.copyOf(lines);
  }

  /** The text below the heading. */
  String text() {
    return String.join("\n", lines);
  }

  boolean isBlank() {
    return lines.stream().allMatch(String::isBlank);
  }

  /**
   * Parts lines at headings of one level; what looks like a heading within a fence is none.
   *
   * @param level how many number signs
   * @param first the number of the first line
   */
  static List<Section> at(int level, List<String> lines, int first) {
    String mark = "#".repeat(level) + " ";
    List<Section> sections = new ArrayList<>();
    List<String> below = new ArrayList<>();
    String heading = "";
    int headingLine = first;
    int begins = first;
    Fence fence = new Fence();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean inside = fence.takes(line);
      if (!inside && line.startsWith(mark)) {
        if (!heading.isEmpty() || below.stream().anyMatch(l -> !l.isBlank()))
          sections.add(new Section(heading, headingLine, begins, below));
        heading = line.substring(mark.length()).strip().replaceAll("\\s+#+$", "");
        headingLine = first + i;
        begins = headingLine + 1;
        below = new ArrayList<>();
      } else {
        below.add(line);
      }
    }
    if (!heading.isEmpty() || below.stream().anyMatch(l -> !l.isBlank()))
      sections.add(new Section(heading, headingLine, begins, below));
    return sections;
  }

  /** Follows the fences of code (CommonMark section 4.5). */
  static final class Fence {
    private String open;

    /** Whether a line belongs to a fence, its first and its last line included. */
    boolean takes(String line) {
      int indent = line.length() - line.stripLeading().length();
      String bare = line.strip();
      if (open == null) {
        if (indent > 3 || !(bare.startsWith("```") || bare.startsWith("~~~"))) return false;
        char mark = bare.charAt(0);
        int length = 0;
        while (length < bare.length() && bare.charAt(length) == mark) length++;
        if (mark == '`' && bare.indexOf('`', length) >= 0) return false;
        open = bare.substring(0, length);
        return true;
      }
      if (indent <= 3 && bare.startsWith(open) && bare.chars().allMatch(c -> c == open.charAt(0)))
        open = null;
      return true;
    }

    /** Whether a fence was begun and not ended. */
    boolean isOpen() {
      return open != null;
    }
  }
}
