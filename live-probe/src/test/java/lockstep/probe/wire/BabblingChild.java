package lockstep.probe.wire;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A child that plays nothing and answers each action with a line that it should not say. */
public final class BabblingChild {
  private BabblingChild() {}

  public static void main(String[] args) throws Exception {
    System.out.println("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("begin ") || line.startsWith("rto ")) System.out.println("done");
      // The scenario's line says what is said.
      if (line.startsWith("action ")) System.out.println(said(line));
    }
  }

  private static String said(String action) {
    return switch (action.split(" ")[1]) {
      case "2" -> "sent 1 17 RQAALAAAQABA";
      case "3" -> "row tcp 192.0.2.1";
      case "4" -> "stands client";
      case "5" -> "number seventeen";
      default -> "peer nobody at all";
    };
  }
}
