package lockstep.table;

/** What a route does with a packet; the names are Linux's (linux/rtnetlink.h). */
public enum RouteKind {
  /** Sends it on. */
  UNICAST,
  /** Takes it in: the destination is an address of this computer. */
  LOCAL,
  BROADCAST,
  ANYCAST,
  MULTICAST,
  /** Throws it away without a word. */
  BLACKHOLE,
  /** Throws it away and says that the host is unreachable. */
  UNREACHABLE,
  /** Throws it away and says that it is forbidden. */
  PROHIBIT,
  /** Goes on in another table. */
  THROW,
  /** A kind that has no name here. */
  OTHER
}
