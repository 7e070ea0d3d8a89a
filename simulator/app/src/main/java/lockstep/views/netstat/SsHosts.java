package lockstep.views.netstat;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import lockstep.table.Selection.Protocol;
import lockstep.table.SocketAddress;

/**
 * Addresses and ports as ss takes them in its filter (ss(8), HOST SYNTAX): {@code 127.0.0.1:443},
 * {@code [::1]:https}, {@code 10/8}, {@code *:22}. What stands behind the last colon is the port,
 * so that an IPv6 address needs its brackets.
 */
final class SsHosts {
  private final Names names;
  private final Set<Protocol> protocols;

  /**
   * @param protocols those whose services count
   */
  SsHosts(Names names, Set<Protocol> protocols) {
    this.names = names;
    this.protocols = protocols;
  }

  /** The port of a word with or without its colon. */
  int port(String word) throws SwitchRefused {
    String port = word.substring(word.lastIndexOf(':') + 1);
    if (port.isEmpty() || port.equals("*"))
      throw Refusals.says(
          List.of("Cannot parse dst/src address."),
          "expected a port, :443 or :https, found \"" + word + "\"");
    return number(port);
  }

  /** Which addresses a word stands for. */
  Predicate<SocketAddress> host(String word) throws SwitchRefused {
    String family = word.startsWith("inet:") ? "inet:" : word.startsWith("inet6:") ? "inet6:" : "";
    String text = word.substring(family.length());
    String host = text;
    String port = "";
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      if (end < 0) throw notClosed(word);
      host = text.substring(1, end);
      port = text.substring(end + 1);
    } else {
      // A colon before the stroke of a prefix belongs to the address.
      int colon = text.lastIndexOf(':');
      if (text.startsWith("*")) colon = 1;
      if (colon >= 0 && colon > text.indexOf('/')) {
        host = text.substring(0, Math.min(colon, text.length()));
        port = text.substring(Math.min(colon, text.length()));
      }
    }
    if (port.startsWith(":")) port = port.substring(1);
    int wanted = port.isEmpty() || port.equals("*") ? -1 : number(port);
    AddressRange range = AddressRange.parse(host, word);
    if (!family.isEmpty() && !range.isOf(family.equals("inet6:")))
      throw AddressRange.wrong(host, word);
    return address -> (wanted < 0 || wanted == address.port()) && range.contains(address.host());
  }

  private static SwitchRefused notClosed(String word) {
    return Refusals.says(
        List.of("Cannot parse dst/src address."), "the bracket of \"" + word + "\" is not closed");
  }

  private int number(String text) throws SwitchRefused {
    // As C reads numbers: 0x before sixteens, 0 before eights.
    if (text.matches("0[0-7]{0,6}|[1-9]\\d{0,4}|0[xX][0-9a-fA-F]{1,4}")) {
      int port = Integer.decode(text);
      if (port <= 0xFFFF) return port;
    }
    OptionalInt found = OptionalInt.empty();
    for (Protocol protocol : protocols) {
      OptionalInt port = names.port(text, protocol == Protocol.TCP ? "tcp" : "udp");
      if (port.isEmpty()) continue;
      if (found.isPresent() && !found.equals(port))
        throw Refusals.says(
            List.of("Error: ambiguous port \"" + text + "\".", "Cannot parse dst/src address."),
            "it is " + found.getAsInt() + " and " + port.getAsInt() + ": choose by -t or -u");
      found = port;
    }
    if (found.isPresent()) return found.getAsInt();
    String whose =
        protocols.size() > 1 ? "" : protocols.contains(Protocol.TCP) ? " of TCP" : " of UDP";
    throw Refusals.says(
        List.of(
            "Error: \"" + text + "\" does not look like a port.", "Cannot parse dst/src address."),
        "expected a port from 0 to 65535 or the name of a service"
            + whose
            + ", :443 or :https, found \""
            + text
            + "\"");
  }
}
