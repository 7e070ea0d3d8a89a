package lockstep.probe.survey;

import java.io.IOException;
import lockstep.table.SocketPair;

/** The calls of RFC 9293 section 3.10 as calls of a socket. */
final class UserCall {
  private UserCall() {}

  /** Makes it. That the system refuses is an answer like any other: states and segments tell. */
  static void make(Happening.Called called, KernelSocket socket, SocketPair pair) {
    try {
      switch (called.call()) {
        case OPEN_ACTIVE, OPEN_WITHOUT_REMOTE -> socket.connect(pair.foreign());
        case OPEN_PASSIVE -> socket.listen();
        case SEND -> socket.send(called.length(), false);
        case RECEIVE -> socket.receive();
        case CLOSE -> socket.shutdown();
        case ABORT -> socket.abort();
        case STATUS -> {}
      }
    } catch (IOException e) {
      // EISCONN, ENOTCONN, EPIPE, ...: it changed nothing, and that is what is looked at next.
    }
  }
}
