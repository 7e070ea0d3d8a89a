package lockstep.probe.lab;

import java.net.InetAddress;
import java.net.SocketAddress;
import java.util.Optional;
import lockstep.table.SocketPair;
import lockstep.tcp.World;

/** Where a lab plays: which addresses its sockets have, and what lies between them. */
public interface Ground {
  /** Which world its steps are of. */
  World world();

  /** The address to which every socket is bound. */
  InetAddress host();

  /** The address at which a socket of the lab reaches another one. */
  InetAddress far();

  /** The pair that the socket at the other end of a connection has. */
  SocketPair opposite(SocketPair pair);

  /**
   * Lets an address pass that belongs to this ground.
   *
   * @throws IllegalArgumentException for every other one
   */
  SocketAddress checked(SocketAddress address);

  /** Why no connection comes about here, and what would mend it; empty when one does. */
  Optional<String> lack();

  /** What hands on the segments; empty where that is the kernel itself. */
  Optional<Medium> medium();
}
