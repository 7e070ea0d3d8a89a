package lockstep.model;

/** What turns an event into a turn: the machine, or in a test one that was broken on purpose. */
@FunctionalInterface
interface ExploredMachine {
  /** The machine as it is. */
  ExploredMachine REAL = ExploredMachine::real;

  /** Lets this happen to the endpoint. */
  Turn run(Endpoint endpoint, SideEvent event, long now);

  private static Turn real(Endpoint endpoint, SideEvent event, long now) {
    return switch (event.kind()) {
      case PASSIVE_OPEN -> endpoint.openPassive(now);
      case ACTIVE_OPEN -> endpoint.openActive(now);
      case SEND -> endpoint.send(event.octets(), true, now);
      case RECEIVE -> endpoint.receive(SideEvent.AMPLE, now);
      case CLOSE -> endpoint.close(now);
      case CLOSE_BOTH_WAYS -> endpoint.closeBothWays(now);
      case ABORT -> endpoint.abort(now);
      case CRASH -> endpoint.crash(now);
      case TIMEOUT -> endpoint.runsOut(event.timer(), now);
      case ARRIVAL -> endpoint.arrives(event.segment(), now);
    };
  }
}
