package lockstep.model;

import java.util.Locale;

/**
 * What bounds an exploration. Without bounds the states of two endpoints and a wire are without
 * number: each loss, each call and each timeout makes more of them.
 */
public enum ExploreBound {
  ACCIDENTS(2, 0, 7, "accidents in all, of the seven kinds that follow"),
  LOSSES(1, 0, 7, "segments that are lost"),
  DUPLICATES(1, 0, 7, "segments that come twice"),
  REORDERINGS(1, 0, 7, "segments that are overtaken"),
  RETRANSMISSIONS(2, 0, 7, "timeouts that send again or probe"),
  ABORTS(2, 0, 7, "ABORTs"),
  CRASHES(0, 0, 7, "crashes: a side forgets its TCB"),
  USER_TIMEOUTS(0, 0, 7, "user timeouts"),
  OPENS(1, 1, 2, "OPENs of each user from CLOSED, of either kind"),
  SENDS(1, 0, 4, "SENDs of each user"),
  OCTETS(1, 1, 4, "octets of each SEND"),
  RECEIVES(0, 0, 2, "RECEIVEs of each user ahead of any text"),
  SOCKET_CLOSES(0, 0, 1, "closes of each user that end reading as well"),
  RECEIVE_BUFFER(4, 1, 32, "octets that each side keeps for its user"),
  NAGLE(0, 0, 1, "1: a short segment waits for acknowledgments"),
  DELAYED_ACKS(0, 0, 1, "1: an acknowledgment may wait for its timer"),
  MAX_STATES(20_000_000, 1, 100_000_000, "states after which it is cut short");

  private final int usual;
  private final int least;
  private final int most;
  private final String words;

  ExploreBound(int usual, int least, int most, String words) {
    this.usual = usual;
    this.least = least;
    this.most = most;
    this.words = words;
  }

  /** Its value unless another is chosen. */
  public int usual() {
    return usual;
  }

  /** The smallest value it can have. */
  public int least() {
    return least;
  }

  /** The largest value it can have. */
  public int most() {
    return most;
  }

  /** What it counts. */
  public String words() {
    return words;
  }

  /** {@code user-timeouts}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
