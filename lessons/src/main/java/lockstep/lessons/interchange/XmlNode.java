package lockstep.lessons.interchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An element of a question with what stands in it.
 *
 * @param line on which it begins
 */
record XmlNode(
    String name,
    Map<String, String> attributes,
    List<XmlNode> children,
    StringBuilder own,
    int line) {
  XmlNode(String name, Map<String, String> attributes, int line) {
    this(name, attributes, new ArrayList<>(), new StringBuilder(), line);
  }

  String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }

  /** The children of this name. */
  List<XmlNode> all(String name) {
    return children.stream().filter(child -> child.name().equals(name)).toList();
  }

  /** The text of the child of this name, or of its {@code <text>}; empty where there is none. */
  String text(String name) {
    List<XmlNode> found = all(name);
    return found.isEmpty() ? "" : found.get(0).text();
  }

  /** The text of its {@code <text>}, or its own where it has none. */
  String text() {
    List<XmlNode> found = all("text");
    return (found.isEmpty() ? own : found.get(0).own()).toString().trim();
  }
}
