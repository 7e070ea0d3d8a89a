package lockstep.model;

import lockstep.tcp.SeqNumber;

/** One event and what it did to a side: what the invariants of a step look at. */
record StepSeen(ExploredSide before, SideEvent event, Turn turn, ExploredSide after) {
  Tcb was() {
    return before.tcb();
  }

  Tcb is() {
    return after.tcb();
  }

  /** Whether the connection of before is the one of after: neither begun nor forgotten between. */
  boolean sameConnection() {
    return was().iss != null && was().iss.equals(is().iss);
  }

  /** Whether the peer was known before and is the same one after. */
  boolean samePeer() {
    return was().irs != null && was().irs.equals(is().irs);
  }

  /** RCV.NXT after the turn; what it was where the turn has ended the connection; or null. */
  SeqNumber lastRcvNxt() {
    return is().rcvNxt != null ? is().rcvNxt : was().rcvNxt;
  }
}
