package lockstep.views.calls;

import java.nio.charset.StandardCharsets;
import java.util.ResourceBundle;

/**
 * What a program writes for a call.
 *
 * @param c in C with the sockets API; empty where no program does it
 * @param java in Java with {@code java.nio.channels}; empty likewise
 */
record Code(String c, String java) {
  /** No program does it. */
  static final Code NONE = new Code("", "");

  private static final ResourceBundle SNIPPETS =
      ResourceBundle.getBundle("lockstep.views.calls.code");

  /**
   * The code of a call in the scenario's words.
   *
   * @param words {@code listen port 80 backlog 2}, {@code send "hello"}
   * @param closesListener whether a close is of the listening socket
   */
  static Code of(String words, boolean closesListener) {
    String verb = words.split(" ", 2)[0];
    String rest = words.substring(verb.length()).trim();
    return switch (verb) {
      case "listen" -> listen(rest);
      case "send" -> send(rest);
      case "receive" ->
          rest.isEmpty() || rest.equals("all")
              ? snippet("receive.all")
              : snippet("receive.count", rest);
      case "close" -> snippet(closesListener ? "close.listener" : "close");
      default -> SNIPPETS.containsKey("c." + verb) ? snippet(verb) : NONE;
    };
  }

  private static Code listen(String rest) {
    String[] words = rest.split(" ");
    String backlog = "";
    String kind = "listen";
    for (int i = 0; i < words.length; i++) {
      if (words[i].equals("backlog") && i + 1 < words.length) backlog = words[i + 1];
      if (words[i].equals("reuse-address")) kind = "listen.reuse";
      if (words[i].equals("defer-accept")) kind = "listen.defer";
    }
    // Java takes 50 where it is told nothing; C must be told a number.
    String inC = backlog.isEmpty() ? "SOMAXCONN" : backlog;
    return snippet(kind, inC, backlog.isEmpty() ? "" : ", " + backlog);
  }

  private static Code send(String rest) {
    if (!rest.startsWith("\"")) return snippet("send.count", rest);
    String plain =
        rest.substring(1, rest.length() - 1)
            .replace("\\n", "\n")
            .replace("\\r", "\r")
            .replace("\\t", "\t")
            .replace("\\\"", "\"")
            .replace("\\\\", "\\");
    return snippet("send.text", rest, plain.getBytes(StandardCharsets.UTF_8).length);
  }

  private static Code snippet(String name, Object... values) {
    return new Code(filled("c." + name, values), filled("java." + name, values));
  }

  private static String filled(String key, Object... values) {
    String code = SNIPPETS.getString(key);
    for (int i = 0; i < values.length; i++)
      code = code.replace("{" + i + "}", String.valueOf(values[i]));
    return code;
  }
}
