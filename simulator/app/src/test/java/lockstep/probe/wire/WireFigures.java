package lockstep.probe.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import lockstep.probe.lab.LabOptions.Family;
import lockstep.probe.lab.Medium;
import lockstep.probe.lab.SampledLook;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;

/**
 * A process in a private network that measures two sockets of the kernel with the wire between
 * them, and with loopback between them: how much goes through in bulk, and how long one octet and
 * its answer take. The rows are read at each segment, as in a run.
 */
final class WireFigures {
  private static final int BULK = 32 << 20;
  private static final int ROUNDS = 3000;
  private static final int WARM_UP = 1000;

  private WireFigures() {}

  public static void main(String[] args) throws Exception {
    WireChild.bringUpLo(Family.IPV4, args);
    PrivateGround ground = new PrivateGround(Family.IPV4);
    CalmKernel.plain();
    TunDevice device;
    try (Interfaces interfaces = new Interfaces()) {
      device = TunDevice.open(WireChild.DEVICE);
      ground.settle(interfaces, WireChild.DEVICE);
    }
    try (WireInHand wire = new WireInHand(device, ground, null)) {
      boolean begun = false;
      for (boolean overWire : new boolean[] {false, true}) {
        InetAddress at = overWire ? ground.host() : InetAddress.getByName("127.0.0.1");
        InetAddress far = overWire ? ground.far() : at;
        try (ServerSocketChannel listening = ServerSocketChannel.open();
            SocketChannel caller = SocketChannel.open()) {
          listening.bind(new InetSocketAddress(at, 4430));
          caller.bind(new InetSocketAddress(at, 0));
          SocketPair pair = pair(caller, ground);
          try (SampledLook look = new SampledLook(List.of(pair, ground.opposite(pair)))) {
            if (overWire && !begun) {
              begun = true;
              wire.begin(takingAlong(wire, look));
            }
            caller.connect(new InetSocketAddress(far, 4430));
            try (SocketChannel called = listening.accept()) {
              System.out.println(
                  (overWire ? "wire" : "loopback") + ": " + measured(caller, called));
            }
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
    }
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private static SocketPair pair(SocketChannel caller, PrivateGround ground) throws IOException {
    int port = ((InetSocketAddress) caller.getLocalAddress()).getPort();
    return new SocketPair(
        new SocketAddress(ground.host().getHostAddress(), port),
        new SocketAddress(ground.farHost(), 4430));
  }

  /**
   * What passed is taken now and then, as a run does after each action, lest it fill the memory.
   */
  private static Medium.Look takingAlong(WireInHand wire, Medium.Look look) {
    int[] count = {0};
    return () -> {
      if (++count[0] % 1000 == 0) wire.take();
      return look.read();
    };
  }

  private static String measured(SocketChannel caller, SocketChannel called) throws Exception {
    for (SocketChannel one : List.of(caller, called))
      one.setOption(StandardSocketOptions.TCP_NODELAY, true);
    Thread echo = new Thread(() -> serve(called));
    echo.setDaemon(true);
    echo.start();
    ByteBuffer octet = ByteBuffer.allocate(1);
    long[] nanos = new long[ROUNDS];
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      octet.clear();
      long began = System.nanoTime();
      caller.write(octet);
      octet.clear();
      caller.read(octet);
      if (i >= 0) nanos[i] = System.nanoTime() - began;
    }
    Arrays.sort(nanos);
    ByteBuffer chunk = ByteBuffer.allocate(1 << 16);
    long began = System.nanoTime();
    for (int sent = 0; sent < BULK; sent += chunk.capacity()) {
      chunk.clear();
      while (chunk.hasRemaining()) caller.write(chunk);
    }
    octet.clear();
    caller.read(octet);
    double seconds = (System.nanoTime() - began) / 1e9;
    return String.format(
        Locale.ROOT,
        "one octet and its answer %.1f us at the median, %.1f us at the 99th percentile; bulk %.0f"
            + " Mbit/s",
        nanos[ROUNDS / 2] / 1e3,
        nanos[ROUNDS * 99 / 100] / 1e3,
        8 * (BULK / 1e6) / seconds);
  }

  private static void serve(SocketChannel called) {
    try {
      ByteBuffer octet = ByteBuffer.allocate(1);
      for (int i = -WARM_UP; i < ROUNDS; i++) {
        octet.clear();
        called.read(octet);
        octet.clear();
        called.write(octet);
      }
      ByteBuffer chunk = ByteBuffer.allocate(1 << 16);
      for (int got = 0; got < BULK; ) {
        chunk.clear();
        got += called.read(chunk);
      }
      octet.clear();
      called.write(octet);
    } catch (IOException e) {
      e.printStackTrace();
    }
  }
}
