package lockstep.views.words;

import lockstep.table.SocketAddress;

/** Addresses as a table of sockets shows them. */
public final class Addresses {
  private static final String MAPPED = "::ffff:";

  private Addresses() {}

  /** Mapped addresses as netstat shows them: by their IPv4 part. */
  public static SocketAddress shown(SocketAddress address) {
    if (!address.host().startsWith(MAPPED) || address.host().indexOf('.') < 0) return address;
    return new SocketAddress(address.host().substring(MAPPED.length()), address.port());
  }
}
