package lockstep.capture;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.Side;
import lockstep.tcp.World;
import lockstep.trace.TraceStep;

/**
 * Which addresses the actors of a run have in its capture. The model has none, so it is given those
 * that RFC 5737 keeps for examples; on the wire they are the kernel's.
 */
final class HostAddresses {
  private static final String CLIENT = "192.0.2.1";
  private static final String SERVER = "192.0.2.2";

  /** Above those of services, whose protocols nobody shall look for in the text. */
  private static final int PORT = 50_000;

  private static final Pattern WITH_PORT = Pattern.compile("listen\\b.*\\bport ([0-9]{1,5})\\b.*");

  private final World world;
  private final Map<Actor, SocketPair> rows = new HashMap<>();
  private int serverPort = PORT;

  HostAddresses(World world) {
    this.world = world;
  }

  void learn(TraceStep step) {
    if (step.event() instanceof Event.Call call) {
      Matcher listen = WITH_PORT.matcher(call.words());
      if (listen.matches()) serverPort = Math.min(0xFFFF, Integer.parseInt(listen.group(1)));
    }
    SocketRow row = step.seen() == null ? null : step.seen().row();
    if (row == null || row.foreign().port() == 0 || row.local().port() == 0) return;
    rows.put(step.actor(), new SocketPair(row.local(), row.foreign()));
  }

  /** The pair of a segment, its sender's address first; empty as long as no row told it. */
  Optional<SocketPair> known(Actor from, Actor to) {
    return rows.containsKey(from) || rows.containsKey(to)
        ? Optional.of(pair(from, to))
        : Optional.empty();
  }

  /** The pair of a segment, its sender's address first; an example's where no row told it. */
  SocketPair pair(Actor from, Actor to) {
    Actor client = from.side() == Side.CLIENT ? from : to;
    Actor server = from.side() == Side.CLIENT ? to : from;
    SocketPair ofClient = ofClient(client, server);
    return from.equals(client) ? ofClient : ofClient.reversed();
  }

  private SocketPair ofClient(Actor client, Actor server) {
    SocketPair row = rows.get(client);
    if (row != null) return row;
    SocketPair other = rows.get(server);
    if (other != null) {
      // On the wire each host has the first of the two addresses, and calls the other the second.
      SocketAddress own = new SocketAddress(other.local().host(), other.foreign().port());
      SocketAddress far = new SocketAddress(other.foreign().host(), other.local().port());
      return world == World.WIRE ? new SocketPair(own, far) : other.reversed();
    }
    return new SocketPair(
        new SocketAddress(CLIENT, PORT + client.number()), new SocketAddress(SERVER, serverPort));
  }
}
