package lockstep.model;

import java.util.Optional;
import lockstep.tcp.TcpState;

/**
 * Who has which port, as far as scenarios write them. The rule is the one of Linux (measured): a
 * port at which somebody listens is in use; one that only connections hold is free for a socket
 * with {@code reuse-address}, if their listener had it too.
 *
 * @param world whose sockets they are
 */
record Ports(ModelWorld world) {
  /** As Java, Linux and macOS put it; the lab tells the same words. */
  static final String IN_USE = "address already in use";

  /** Why this socket cannot be bound as its program asks; empty when it can. */
  Optional<String> refusal(ModelSocket asking, ModelSocket.Terms asked) {
    if (asked.port() == 0) return Optional.empty();
    for (ModelSocket other : world.sockets().values()) {
      if (other != asking && other.listens() && other.terms().port() == asked.port())
        return Optional.of(other.actor() + " listens at port " + asked.port());
      if (!holds(other, asking, asked.port())) continue;
      boolean shared = asked.reusesAddress() && other.arrivedBy().reusesAddress();
      if (shared) continue;
      return Optional.of(
          "%s in %s still has port %d, and %s was not asked for %s"
              .formatted(
                  other.actor(),
                  other.state().rfcName(),
                  asked.port(),
                  "reuse-address",
                  asked.reusesAddress() ? "where it was listened for" : "here"));
    }
    return Optional.empty();
  }

  /** Why this socket can be bound although connections have its port; empty when none has. */
  Optional<String> sharing(ModelSocket asking, ModelSocket.Terms asked) {
    return world.sockets().values().stream()
        .filter(other -> holds(other, asking, asked.port()))
        .findFirst()
        .map(
            other ->
                "%s in %s still has port %d, but both sockets have reuse-address"
                    .formatted(other.actor(), other.state().rfcName(), asked.port()));
  }

  /** Whether this socket is a connection that came in at the port. */
  private static boolean holds(ModelSocket socket, ModelSocket asking, int port) {
    boolean connection =
        socket.state() != TcpState.CLOSED
            && !(socket == asking && socket.state() == TcpState.LISTEN);
    return connection
        && port != 0
        && socket.arrivedBy() != null
        && socket.arrivedBy().port() == port;
  }
}
