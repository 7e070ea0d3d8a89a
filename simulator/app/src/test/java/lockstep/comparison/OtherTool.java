package lockstep.comparison;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.tcp.TcpState;

/** The TCP table as something shows it that is not ours: {@code STATE LOCALPORT PEERPORT}. */
final class OtherTool {
  private static final Pattern SS_LINE =
      Pattern.compile("(\\S+)\\s+\\d+\\s+\\d+\\s+(\\S+)\\s+(\\S+).*");
  private static final Pattern PROC_LINE =
      Pattern.compile("\\s*\\d+: [0-9A-F]+:([0-9A-F]{4}) [0-9A-F]+:([0-9A-F]{4}) ([0-9A-F]{2}) .*");

  private OtherTool() {}

  static String line(TcpState state, int local, int peer) {
    return state + " " + local + " " + peer;
  }

  static List<String> lines() throws IOException, InterruptedException {
    return Files.isExecutable(Path.of("/usr/bin/ss")) || Files.isExecutable(Path.of("/bin/ss"))
        ? ofSs()
        : ofProc();
  }

  private static List<String> ofSs() throws IOException, InterruptedException {
    Process ss = new ProcessBuilder("ss", "-H", "-t", "-a", "-n").start();
    String out = new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (ss.waitFor() != 0) throw new IOException("ss ended with " + ss.exitValue());
    List<String> lines = new ArrayList<>();
    for (String line : out.lines().toList()) {
      Matcher matcher = SS_LINE.matcher(line);
      if (matcher.matches())
        lines.add(line(state(matcher.group(1)), port(matcher.group(2)), port(matcher.group(3))));
    }
    return lines;
  }

  /** ss has names of its own for two of them. */
  private static TcpState state(String word) {
    return switch (word) {
      case "ESTAB" -> TcpState.ESTABLISHED;
      case "SYN-RECV" -> TcpState.SYN_RECEIVED;
      case "UNCONN" -> TcpState.CLOSED;
      default -> TcpState.named(word).orElseThrow();
    };
  }

  private static int port(String address) {
    String port = address.substring(address.lastIndexOf(':') + 1);
    return port.equals("*") ? 0 : Integer.parseInt(port);
  }

  private static List<String> ofProc() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String file : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      for (String line : Files.readAllLines(Path.of(file))) {
        Matcher matcher = PROC_LINE.matcher(line);
        if (!matcher.matches()) continue;
        lines.add(
            line(
                ofKernel(Integer.parseInt(matcher.group(3), 16)),
                Integer.parseInt(matcher.group(1), 16),
                Integer.parseInt(matcher.group(2), 16)));
      }
    }
    return lines;
  }

  /** The kernel's numbers, include/net/tcp_states.h. */
  private static TcpState ofKernel(int code) {
    return switch (code) {
      case 1 -> TcpState.ESTABLISHED;
      case 2 -> TcpState.SYN_SENT;
      case 3 -> TcpState.SYN_RECEIVED;
      case 4 -> TcpState.FIN_WAIT_1;
      case 5 -> TcpState.FIN_WAIT_2;
      case 6 -> TcpState.TIME_WAIT;
      case 7 -> TcpState.CLOSED;
      case 8 -> TcpState.CLOSE_WAIT;
      case 9 -> TcpState.LAST_ACK;
      case 10 -> TcpState.LISTEN;
      case 11 -> TcpState.CLOSING;
      default -> throw new IllegalArgumentException("state " + code);
    };
  }
}
