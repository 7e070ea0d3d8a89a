package lockstep.comparison;

/** How the kernel's path stands to the model's, from the best to the worst. */
public enum Verdict {
  /** The kernel was seen in the model's state. */
  AGREES,
  /** The state was too quick to be read; the gap between the readings is given. */
  UNSEEN,
  /** The kernel does otherwise, and the difference has a name. */
  EXPLAINED,
  /** Neither: the run fails. */
  UNEXPLAINED;

  /** The worse of the two. */
  public Verdict worse(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
