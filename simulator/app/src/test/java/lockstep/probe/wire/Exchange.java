package lockstep.probe.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import lockstep.model.ModelFarEnd;
import lockstep.probe.lab.FarPlayer;
import lockstep.probe.lab.LabOptions.Family;
import lockstep.probe.lab.Passing;
import lockstep.probe.lab.Reading;
import lockstep.scenario.Action;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.UserCall;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.Octets;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;

/**
 * A process in a private network in which a socket of the kernel and the model's endpoint send each
 * other octets at the same time, and then close. Its last line begins with {@code right} when every
 * octet is what was sent and the kernel found no fault in any segment.
 */
final class Exchange {
  private static final long PATIENCE_SECONDS = 270;
  private static final int CHUNK = 1 << 16;

  private final Actor actor;
  private final PrivateGround ground;
  private final WireInHand wire;
  private final FarPlayer far;
  private final byte[] toModel;
  private final byte[] toKernel;
  private final byte[] modelGot;
  private int modelGotCount;
  private long lost;
  private long doubled;
  private long late;
  private long carried;

  private Exchange(Actor actor, PrivateGround ground, WireInHand wire, int octets, long seed) {
    this.actor = actor;
    this.ground = ground;
    this.wire = wire;
    this.far = wire.far().orElseThrow();
    Random random = new Random(seed);
    toModel = new byte[octets];
    toKernel = new byte[octets];
    random.nextBytes(toModel);
    random.nextBytes(toKernel);
    modelGot = new byte[octets];
  }

  /**
   * Runs.
   *
   * @param args the family, the actor that the model plays, octets each way, the seed; loss,
   *     duplication and reordering in percent
   */
  public static void main(String[] args) throws Exception {
    Family family = Family.valueOf(args[0]);
    WireChild.bringUpLo(family, args);
    Actor actor = Actor.named(args[1]).orElseThrow();
    PrivateGround ground = new PrivateGround(family);
    CalmKernel.plain();
    TunDevice device;
    try (Interfaces interfaces = new Interfaces()) {
      device = TunDevice.open(WireChild.DEVICE);
      ground.settle(interfaces, WireChild.DEVICE);
    }
    ground.inhabitFarEnd();
    String line;
    try (WireInHand wire = new WireInHand(device, ground, new ModelFarEnd(actor, false))) {
      set(wire, "seed " + args[3]);
      set(wire, "loss " + args[4] + "%");
      set(wire, "duplication " + args[5] + "%");
      set(wire, "reordering " + args[6] + "%");
      // Nobody looks at the rows here.
      wire.begin(() -> new Reading(System.nanoTime(), 0, Map.of()));
      Exchange exchange =
          new Exchange(actor, ground, wire, Integer.parseInt(args[2]), Long.parseLong(args[3]));
      line = exchange.run();
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
      line = "wrong " + e;
    }
    System.out.println(line);
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private static void set(WireInHand wire, String option) throws Exception {
    wire.set((Action.Set) ScenarioParser.action("exchange", 1, "set wire " + option));
  }

  private String run() throws Exception {
    long began = System.nanoTime();
    try (SocketChannel kernel = actor.side() == Side.SERVER ? call() : beCalled()) {
      kernel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      FutureTask<Void> writing = begin(() -> write(kernel));
      FutureTask<byte[]> reading = begin(() -> read(kernel));
      make(new UserCall.Send(Octets.of(toKernel)));
      receive();
      byte[] kernelGot = await(reading);
      await(writing);
      long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began);
      if (!Arrays.equals(modelGot, toModel)) return "wrong octets came to the model";
      if (!Arrays.equals(kernelGot, toKernel)) return "wrong octets came to the kernel";
      String closing = close(kernel);
      if (closing != null) return "wrong " + closing;
      String faults = kernelsFaults();
      if (!faults.isEmpty()) return "wrong segments by the kernel's count: " + faults;
      double mbit = 8.0 * (toModel.length + toKernel.length) / micros;
      return String.format(
          Locale.ROOT,
          "right; %.1f s, %.0f Mbit/s; %d segments arrived, %d lost, %d doubled, %d late",
          micros / 1e6,
          mbit,
          carried,
          lost,
          doubled,
          late);
    }
  }

  private InetAddress near() {
    return ground.host();
  }

  private SocketChannel call() throws Exception {
    make(new UserCall.Listen(OptionalInt.empty(), OptionalInt.empty(), null, false));
    SocketChannel kernel = SocketChannel.open();
    kernel.bind(new InetSocketAddress(near(), 0));
    kernel.connect(new InetSocketAddress(ground.far(), far.port()));
    until("a connection to accept", far::canAccept);
    make(new UserCall.Accept());
    return kernel;
  }

  private SocketChannel beCalled() throws Exception {
    try (ServerSocketChannel listening = ServerSocketChannel.open()) {
      listening.bind(new InetSocketAddress(near(), 4430));
      SocketAddress kernels = new SocketAddress(nearHost(), 4430);
      far.connectsBy(new SocketPair(new SocketAddress(ground.farHost(), far.port()), kernels));
      make(new UserCall.Connect(null));
      return listening.accept();
    }
  }

  private String nearHost() {
    return ground.farHost().replaceAll("2$", "1");
  }

  private void make(UserCall call) throws Exception {
    far.call(call(call));
  }

  private Action.Call call(UserCall call) {
    String text = actor + " " + call.getClass().getSimpleName();
    return new Action.Call(1, text, List.of(actor), call);
  }

  private static <T> FutureTask<T> begin(Callable<T> body) {
    FutureTask<T> task = new FutureTask<>(body);
    Thread thread = new Thread(task, "exchange");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private <T> T await(FutureTask<T> task) throws Exception {
    until("the kernel's socket to be done", task::isDone);
    return task.get();
  }

  private Void write(SocketChannel kernel) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(toModel);
    while (all.hasRemaining()) kernel.write(all);
    return null;
  }

  private byte[] read(SocketChannel kernel) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(toKernel.length);
    while (all.hasRemaining()) if (kernel.read(all) < 0) break;
    return all.array();
  }

  private void receive() throws Exception {
    UserCall.Receive all = new UserCall.Receive(OptionalInt.of(modelGot.length));
    while (modelGotCount < modelGot.length) {
      int left = modelGot.length - modelGotCount;
      until("octets for the model", () -> far.receivable(Math.min(left, CHUNK)).isPresent());
      int there = far.receivable(Math.min(left, CHUNK)).getAsInt();
      if (there == 0) throw new IOException("the stream ended " + left + " octets early");
      far.receive(call(all), there);
      take();
    }
  }

  /** Takes what has been read and what has befallen, so that neither fills the memory. */
  private void take() throws IOException {
    for (FarPlayer.Turn turn : far.take()) {
      byte[] given = turn.given().toArray();
      System.arraycopy(given, 0, modelGot, modelGotCount, given.length);
      modelGotCount += given.length;
      if (turn.step().event() instanceof Event.Arrives) carried++;
    }
    for (Passing passing : wire.take()) {
      if (passing.kind() == Passing.Kind.ARRIVED) carried++;
      if (passing.kind() != Passing.Kind.BEFELL) continue;
      switch (passing.deed()) {
        case LOSES -> lost++;
        case DUPLICATES -> doubled++;
        case DELAYS -> late++;
        case HOLDS -> throw new IllegalStateException("nobody holds anything");
      }
    }
  }

  private String close(SocketChannel kernel) throws Exception {
    kernel.shutdownOutput();
    until("the kernel's FIN", () -> far.state() == TcpState.CLOSE_WAIT);
    make(new UserCall.Close());
    if (kernel.read(ByteBuffer.allocate(1)) >= 0) return "octets after the last one";
    until("the last ACK", () -> far.state() == TcpState.CLOSED);
    return null;
  }

  private interface Condition {
    boolean holds();
  }

  private void until(String what, Condition condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.holds()) {
      if (System.nanoTime() >= end)
        throw new IOException(
            "waited in vain for "
                + what
                + "; the model is in "
                + far.state()
                + " and has "
                + modelGotCount
                + " octets");
      take();
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
    }
  }

  /**
   * What this network's kernel counted as malformed; resets are none of an exchange's either. Its
   * InErrs also count a SYN+ACK that comes again, as it must where the ACK was lost.
   */
  private static String kernelsFaults() throws IOException {
    StringBuilder faults = new StringBuilder();
    String[] names = null;
    for (String line : Files.readAllLines(Path.of("/proc/net/snmp"))) {
      if (!line.startsWith("Tcp:")) continue;
      String[] words = line.split(" ");
      if (names == null) {
        names = words;
        continue;
      }
      for (int i = 1; i < words.length; i++) {
        boolean fault = List.of("InCsumErrors", "OutRsts", "EstabResets").contains(names[i]);
        if (fault && !words[i].equals("0")) faults.append(names[i]).append(' ').append(words[i]);
      }
    }
    return faults.toString();
  }
}
