package lockstep.probe.lab;

import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lockstep.scenario.StageFailure;
import lockstep.scenario.UserCall;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;

/** Makes actors listen, at the ports that the system chose for those that the scenario writes. */
final class Listening {
  /** What a listener gets that asks for nothing. */
  private static final int BACKLOG = 128;

  private final Lab lab;

  /** The scenario's name, for messages. */
  private final String source;

  private final Map<Integer, Integer> chosen = new HashMap<>();

  Listening(Lab lab, String source) {
    this.lab = lab;
    this.source = source;
  }

  /** Listens; returns what the user is told, or null. */
  String listen(int line, Player player, UserCall.Listen listen, List<SocketSetting> settings)
      throws StageFailure, IOException, InterruptedException {
    if (player.listens()) return alreadyListening(player);
    int port = player.keepsPort == null ? 0 : player.keepsPort.local().getPort();
    if (player.keepsPort != null) player.keepsPort.close();
    player.keepsPort = null;
    int written = listen.port().orElse(0);
    boolean ours = chosen.containsKey(written);
    if (ours) port = chosen.get(written);
    else if (lab.options.realPorts() && written != 0) port = written;
    int backlog = listen.backlog().orElse(BACKLOG);
    try {
      // Java takes 0 for "as you like"; what Linux makes of a real 0 is asked for afterwards.
      player.listener =
          lab.sockets.listen(
              port, Math.max(1, backlog), listen.reuseAddress(), settings, player.remarks::add);
    } catch (BindException e) {
      if (ours) return SignalWords.of(e);
      throw noPort(line, port, e);
    }
    player.listensAt = Place.address(player.listener.local());
    if (written != 0) chosen.put(written, player.listensAt.port());
    SocketPair pair = SocketPair.listening(player.listensAt);
    lab.players.listens(player, pair);
    lab.watch();
    if (backlog < 1) own(player, pair).backlog(backlog);
    for (SocketSetting setting : settings)
      if (setting.isOfOpening()) Caller.remark(player, setting.applyTo(own(player, pair)));
    if (listen.deferAccept() != null) defer(own(player, pair), listen.deferAccept(), player);
    return null;
  }

  /** The socket that a connection came in at listens on when that is over. */
  private static String alreadyListening(Player player) {
    boolean over = player.isConnection() && player.state() == TcpState.CLOSED;
    if (!over) return SignalWords.EXISTS;
    player.remarks.add("the socket of the first listen still listens");
    return null;
  }

  private LinuxListener own(Player player, SocketPair pair)
      throws IOException, InterruptedException {
    SocketRow row = lab.sampler.read(Lab.READING).rows().get(pair);
    if (row == null)
      throw new IOException("the listening socket at " + pair.local() + " has no row");
    return new LinuxListener(player.listener.channel(), row.inode());
  }

  private static void defer(LinuxListener listener, Duration asked, Player player)
      throws IOException, InterruptedException {
    Duration given = listener.deferAccept(asked);
    if (!given.equals(asked))
      player.remarks.add(
          "defer-accept: the kernel counts in retransmissions and makes it "
              + given.toSeconds()
              + " s");
  }

  private StageFailure noPort(int line, int port, BindException e) {
    String host = lab.sockets.host().getHostAddress();
    String where = new SocketAddress(host, port).toString();
    String mend =
        !lab.options.realPorts()
            ? "play it again: the system then chooses another port"
            : String.valueOf(e.getMessage()).contains("denied")
                ? "choose a port from 1024 on, or let the system choose one (without --real-ports)"
                : "end the program that uses it,"
                    + " or let the system choose a port (without --real-ports)";
    return new StageFailure(
        StageFailure.Blame.MACHINE,
        source + ":" + line + ": cannot listen at " + where + ": " + e.getMessage() + "; " + mend,
        e);
  }
}
