package lockstep.app.doctor;

import java.util.Optional;

/**
 * What was found on a machine; nothing is judged here.
 *
 * @param system the name of the operating system as Java gives it, {@code Linux}
 * @param distribution {@code ID} and {@code ID_LIKE} of /etc/os-release; empty elsewhere
 * @param release the system's release and the processor's kind, {@code 6.18.5 amd64}
 * @param processors how many processors this program may use, 1 or more
 * @param privilege what its user may do
 * @param jdk the Java that runs it
 * @param model empty when a scenario came to its end in the model, else what went wrong
 * @param table the socket table
 * @param programs the programs whose sockets can be named
 * @param loopback this computer's way to itself
 * @param netlink what Linux gives by netlink; empty on another system
 * @param wire what the wire stands on
 * @param trace the kernel's own record of state changes
 * @param window what a window needs
 * @param services the file with the names of ports, and whether it can be read
 */
record Machine(
    String system,
    String distribution,
    String release,
    int processors,
    Privilege privilege,
    Jdk jdk,
    Optional<String> model,
    Table table,
    Programs programs,
    Loopback loopback,
    Optional<Netlink> netlink,
    WireGround wire,
    Trace trace,
    Screen window,
    Services services) {
  boolean isLinux() {
    return system.equals("Linux");
  }

  /** Whether commands need no sudo before them. */
  boolean root() {
    return privilege.isRoot();
  }

  /**
   * @param version {@code 17.0.15}
   * @param home where it is installed
   * @param compiles whether it has a compiler, so that the launcher can build with it
   */
  record Jdk(String version, String home, boolean compiles) {}

  /**
   * @param source where rows come from, {@code netlink sock_diag}; empty when there is no reader
   * @param fallBack whether that is Linux's text files because netlink was refused
   * @param failure why there is no reader; empty text when there is one
   */
  record Table(String source, boolean fallBack, String failure) {}

  /**
   * @param seen how many processes are seen
   * @param readable of how many the open files may be read
   */
  record Programs(int seen, int readable) {}

  /**
   * @param fails why no private network came about where all else is there; empty where one did,
   *     and where it was not tried
   * @param unshare whether the command {@code unshare} is there
   * @param namespaces whether a user and network namespace could be entered just now
   * @param largest /proc/sys/user/max_user_namespaces, -1 when it cannot be read
   * @param unprivileged /proc/sys/kernel/unprivileged_userns_clone, -1 where there is none
   * @param apparmor /proc/sys/kernel/apparmor_restrict_unprivileged_userns, -1 where there is none
   * @param tun the device /dev/net/tun
   */
  record WireGround(
      Optional<String> fails,
      boolean unshare,
      boolean namespaces,
      long largest,
      int unprivileged,
      int apparmor,
      Tun tun) {}

  /** What can be said of /dev/net/tun without opening it, which could load a driver. */
  enum Tun {
    USABLE,
    /** There, but this user may not read and write it. */
    FORBIDDEN,
    MISSING
  }

  /** What can be said of the tracepoint sock:inet_sock_set_state. */
  enum Trace {
    READABLE,
    /** Mounted, but this user may not read it and switch it on. */
    FORBIDDEN,
    NOT_MOUNTED,
    /** Mounted, but the kernel has no such tracepoint. */
    NO_EVENT,
    /** The kernel has no tracefs. */
    NO_TRACEFS,
    /** This user may, and the kernel refuses all the same. */
    LOCKED
  }

  /**
   * @param javaFx whether its libraries are there
   * @param display what names the X display, {@code DISPLAY=:0}; empty when nothing does
   * @param wayland whether a Wayland display is named
   * @param displayNeeded whether this system has a screen only where a display is named
   * @param silence why nobody answers there; empty when somebody does, or nobody was asked
   */
  record Screen(
      boolean javaFx, String display, boolean wayland, boolean displayNeeded, String silence) {
    static final String NAMED_BY = "DISPLAY=";

    /** Whether the display is another computer's: nobody was asked there. */
    boolean isElsewhere() {
      return displayNeeded
          && display.startsWith(NAMED_BY)
          && ScreenProbe.isElsewhere(display.substring(NAMED_BY.length()));
    }
  }

  /**
   * @param file where it is looked for
   * @param readable whether it can be read
   */
  record Services(String file, boolean readable) {}
}
