package lockstep.probe.lab;

/** How connections end in the usual ways. */
final class LoopbackStories {
  private LoopbackStories() {}

  static Story teardown() {
    return Story.handshake()
        .call("client shutdown")
        .awaiting("client FIN-WAIT-2, server CLOSE-WAIT")
        .call("server close")
        .awaiting("client TIME-WAIT, server CLOSED")
        .call("client close")
        .awaiting("client TIME-WAIT, server CLOSED");
  }

  static Story halfClose() {
    return Story.handshake()
        .call("client shutdown")
        .awaiting("client FIN-WAIT-2, server CLOSE-WAIT")
        .call("server receive all")
        .awaiting("client FIN-WAIT-2, server CLOSE-WAIT")
        .call("server send 100")
        .awaiting("client FIN-WAIT-2, server CLOSE-WAIT")
        .call("client receive 100")
        .awaiting("client FIN-WAIT-2, server CLOSE-WAIT")
        .call("server close")
        .awaiting("client TIME-WAIT, server CLOSED")
        .call("client close")
        .awaiting("client TIME-WAIT, server CLOSED");
  }

  static Story serverFirst() {
    return Story.handshake()
        .call("server close")
        .awaiting("client CLOSE-WAIT, server FIN-WAIT-2")
        .call("client close")
        .awaiting("client CLOSED, server TIME-WAIT");
  }
}
