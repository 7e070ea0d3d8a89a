package lockstep.capture;

/** Why a captured packet is not a segment that can be shown. */
public enum PassedOver implements Content {
  NOT_IP("not IP"),
  NOT_TCP("IP, but not TCP"),
  FRAGMENT("a fragment, of which the capture does not show the segment"),
  CUT("kept too short to show the TCP header"),
  WRONG("not what its own headers say"),
  UNKNOWN_LINK("of a link type that is not read here");

  private final String words;

  PassedOver(String words) {
    this.words = words;
  }

  /** How a sentence names it, after "3 packets are". */
  public String words() {
    return words;
  }
}
