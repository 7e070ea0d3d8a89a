package lockstep.tcp;

/** The two ends of a connection, by who opens it actively. */
public enum Side {
  CLIENT,
  SERVER;

  /** {@code client} or {@code server}. */
  public String word() {
    return this == CLIENT ? "client" : "server";
  }

  /** The other end. */
  public Side other() {
    return this == CLIENT ? SERVER : CLIENT;
  }
}
