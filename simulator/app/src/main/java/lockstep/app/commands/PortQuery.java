package lockstep.app.commands;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.lessons.ports.Assignment;
import lockstep.lessons.ports.PortRange;
import lockstep.lessons.ports.Ports;
import lockstep.lessons.ports.Transport;

/**
 * A name or a port that somebody looks up.
 *
 * @param name the name; empty where a port is asked
 * @param transport the only one that is wanted; empty for all
 */
record PortQuery(String name, OptionalInt port, Optional<Transport> transport) {
  private static final Pattern NUMBER = Pattern.compile(":?(\\d{1,9})(?:/([A-Za-z][\\w-]*))?");

  /** Names may begin with digits: 3com-tsmux. One without any letter is none (RFC 6335, 5.1). */
  private static final Pattern NAME =
      Pattern.compile("(?=[^/]*[A-Za-z])([\\w.+*-]{1,80})(?:/([A-Za-z][\\w-]*))?");

  /** Reads {@code https}, {@code https/tcp}, {@code 443}, {@code :443}, {@code 443/tcp}. */
  static PortQuery parse(String word) throws Refusal {
    Matcher number = NUMBER.matcher(word);
    if (number.matches()) {
      int port = Integer.parseInt(number.group(1));
      if (port > PortRange.LAST) throw expected(word);
      return new PortQuery("", OptionalInt.of(port), transport(number.group(2)));
    }
    Matcher name = NAME.matcher(word);
    if (!name.matches()) throw expected(word);
    return new PortQuery(name.group(1), OptionalInt.empty(), transport(name.group(2)));
  }

  private static Optional<Transport> transport(String word) {
    return Optional.ofNullable(word).map(Transport::new);
  }

  private static Refusal expected(String word) {
    return Refusal.wrongUse(
        "expected a name, or a port of 0 to 65535 such as 443 or 443/tcp, found \""
            + word.replaceAll("\\p{Cntrl}", "?")
            + '"');
  }

  /** What is asked, in the form of services files: {@code 443/tcp}. */
  String what() {
    String bare = port.isPresent() ? String.valueOf(port.getAsInt()) : name;
    return bare + transport.map(t -> "/" + t).orElse("");
  }

  /** Every row that answers it, in the order of the tables. */
  List<Assignment> rows(Ports ports) {
    List<Assignment> all = port.isPresent() ? ports.at(port.getAsInt()) : ports.named(name);
    return all.stream()
        .filter(row -> transport.isEmpty() || row.transport().equals(transport.get()))
        .toList();
  }
}
