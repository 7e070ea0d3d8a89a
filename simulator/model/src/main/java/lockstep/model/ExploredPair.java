package lockstep.model;

import lockstep.tcp.Side;

/**
 * Both sides, the wire and what may still go wrong, by their numbers in the tables.
 *
 * @param toServer what the client has sent and has not arrived
 * @param accidents how often each {@link Accident} may still happen, as a code
 */
record ExploredPair(int client, int server, int toServer, int toClient, int accidents) {
  private static final int SIDE_BITS = 19;
  private static final int SIDE_MASK = (1 << SIDE_BITS) - 1;

  /** What {@link #sidesCode()} and {@link #wireCode()} have put into two longs. */
  static ExploredPair of(long sides, long wire) {
    return new ExploredPair(
        (int) (sides >> SIDE_BITS) & SIDE_MASK,
        (int) sides & SIDE_MASK,
        (int) (wire >> Integer.SIZE),
        (int) wire,
        (int) (sides >>> 2 * SIDE_BITS));
  }

  long sidesCode() {
    if (client >> SIDE_BITS != 0 || server >> SIDE_BITS != 0)
      throw new IllegalStateException("too many different sides");
    return ((long) accidents << SIDE_BITS | client) << SIDE_BITS | server;
  }

  long wireCode() {
    return (long) toServer << Integer.SIZE | toClient;
  }

  int number(Side side) {
    return side == Side.CLIENT ? client : server;
  }

  /** What this side has sent and has not arrived. */
  int sentBy(Side side) {
    return side == Side.CLIENT ? toServer : toClient;
  }

  /** The same pair with one side elsewhere, and this under way from it. */
  ExploredPair withSide(Side side, int number, int sent) {
    return side == Side.CLIENT
        ? new ExploredPair(number, server, sent, toClient, accidents)
        : new ExploredPair(client, number, toServer, sent, accidents);
  }

  /** The same pair with this under way from one side. */
  ExploredPair withSent(Side side, int sent) {
    return withSide(side, number(side), sent);
  }

  /** The same pair when this has happened once more. */
  ExploredPair after(Accident accident) {
    return new ExploredPair(client, server, toServer, toClient, accident.less(accidents));
  }

  /** The same sides when nothing that is under way, or may happen to it, matters any more. */
  ExploredPair withNothingUnderWay() {
    return new ExploredPair(client, server, FlightTable.EMPTY, FlightTable.EMPTY, 0);
  }
}
