package lockstep.probe.lab;

import java.net.InetAddress;
import java.net.SocketAddress;
import java.util.Optional;
import lockstep.table.SocketPair;
import lockstep.tcp.World;

/** This computer's loopback, where both ends have one address. */
record LoopbackGround(LabOptions.Family family) implements Ground {
  @Override
  public World world() {
    return World.LOOPBACK;
  }

  @Override
  public InetAddress host() {
    return LoopbackOnly.host(family);
  }

  @Override
  public InetAddress far() {
    return host();
  }

  @Override
  public SocketPair opposite(SocketPair pair) {
    return pair.reversed();
  }

  @Override
  public SocketAddress checked(SocketAddress address) {
    return LoopbackOnly.checked(address);
  }

  @Override
  public Optional<String> lack() {
    return LoopbackReach.lack(family);
  }

  @Override
  public Optional<Medium> medium() {
    return Optional.empty();
  }
}
