package lockstep.app.doctor;

/**
 * What was found of this computer's way to itself.
 *
 * @param four a connection over 127.0.0.1
 * @param six a connection over ::1
 * @param device the interface that both go through
 * @param sixIn whether the kernel has IPv6 there
 */
record Loopback(Reach four, Reach six, Device device, SixIn sixIn) {
  /**
   * Whether a connection was made.
   *
   * @param failed the call that failed and the system's word for it, {@code connect: Network is
   *     unreachable}; empty when it was made
   */
  record Reach(String failed) {
    static final Reach MADE = new Reach("");

    boolean works() {
      return failed.isEmpty();
    }
  }

  /** The loopback interface, {@code lo} on Linux. */
  enum Device {
    UP,
    DOWN,
    /** Up, but the address that failed is not its own. */
    WITHOUT_ADDRESS,
    /** Nothing tells. */
    UNKNOWN
  }

  /** What Linux says of IPv6 on the loopback interface. */
  enum SixIn {
    ON,
    /** net.ipv6.conf.lo.disable_ipv6 is 1. */
    SWITCHED_OFF,
    /** The kernel has none, or was started without. */
    NOT_IN_KERNEL,
    UNKNOWN
  }

  boolean works() {
    return four.works() || six.works();
  }
}
