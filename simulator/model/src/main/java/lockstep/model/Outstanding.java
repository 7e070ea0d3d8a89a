package lockstep.model;

/** Calls of the user that were queued and have not been answered. */
record Outstanding(Tcb tcb, Turn turn) {
  /** Answers each kind of call that is still queued with these words. */
  void answer(String words) {
    if (!tcb.unsent.isEmpty()) turn.signal("SEND: " + words);
    receive(words);
  }

  /** Answers a RECEIVE that still waits. */
  void receive(String words) {
    if (tcb.receiveWanted == 0) return;
    tcb.receiveWanted = 0;
    turn.signal("RECEIVE: " + words);
  }

  /** Gives a waiting RECEIVE the octets that have come. */
  void fill() {
    if (tcb.receiveWanted == 0 || tcb.unread.isEmpty()) return;
    int wanted = tcb.receiveWanted;
    tcb.receiveWanted = 0;
    new Receiving(tcb, turn).give(wanted);
  }
}
