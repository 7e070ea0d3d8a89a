package lockstep.model;

import lockstep.tcp.TcpState;

/** In how many pairs the client stood in the one state and the server in the other. */
final class PairCounts {
  private static final int STATES = TcpState.values().length;

  private final long[][] all = new long[STATES][STATES];
  private final long[][] atRest = new long[STATES][STATES];

  void count(PairSeen seen) {
    int client = seen.client().state().ordinal();
    int server = seen.server().state().ordinal();
    all[client][server]++;
    if (seen.atRest()) atRest[client][server]++;
  }

  long all(TcpState client, TcpState server) {
    return all[client.ordinal()][server.ordinal()];
  }

  long atRest(TcpState client, TcpState server) {
    return atRest[client.ordinal()][server.ordinal()];
  }
}
