package lockstep.model;

import lockstep.tcp.TcpState;

/**
 * How often a user may still make each call that could go on without end.
 *
 * @param opens OPENs from CLOSED
 * @param receives RECEIVEs when nothing is there; what is there may always be read
 * @param socketCloses closes that end reading too
 * @param octets how many octets each SEND has
 */
record SideBudget(int opens, int sends, int receives, int socketCloses, int octets) {
  static SideBudget full(ExploreBounds bounds) {
    return new SideBudget(
        bounds.of(ExploreBound.OPENS),
        bounds.of(ExploreBound.SENDS),
        bounds.of(ExploreBound.RECEIVES),
        bounds.of(ExploreBound.SOCKET_CLOSES),
        bounds.of(ExploreBound.OCTETS));
  }

  /**
   * What is left when this has happened to a block that stood so. An active OPEN in LISTEN belongs
   * to the OPEN before it.
   */
  SideBudget after(SideEvent event, Tcb before) {
    return switch (event.kind()) {
      case PASSIVE_OPEN, ACTIVE_OPEN ->
          before.state() == TcpState.CLOSED
              ? new SideBudget(opens - 1, sends, receives, socketCloses, octets)
              : this;
      case SEND -> new SideBudget(opens, sends - 1, receives, socketCloses, octets);
      case RECEIVE ->
          before.unread.isEmpty()
              ? new SideBudget(opens, sends, receives - 1, socketCloses, octets)
              : this;
      case CLOSE_BOTH_WAYS -> new SideBudget(opens, sends, receives, socketCloses - 1, octets);
      case CLOSE, ABORT, CRASH, TIMEOUT, ARRIVAL -> this;
    };
  }

  /**
   * Leaves out what can never happen any more, so that states which differ in it alone are one: a
   * side that is closed for good does nothing, and behind a CLOSE nothing is sent.
   */
  SideBudget asFarAsUseful(TcpState state) {
    if (opens > 0) return this;
    return switch (state) {
      case CLOSED -> new SideBudget(0, 0, 0, 0, octets);
      case FIN_WAIT_1, FIN_WAIT_2, CLOSING, LAST_ACK, TIME_WAIT ->
          new SideBudget(0, 0, receives, socketCloses, octets);
      case LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, CLOSE_WAIT -> this;
    };
  }

  void writeTo(KeyWriter key) {
    key.octet(opens);
    key.octet(sends);
    key.octet(receives);
    key.octet(socketCloses);
  }
}
