package lockstep.probe.table;

import java.nio.file.Path;

/** Finds the reader for this system's socket table. */
public final class SocketTables {
  private SocketTables() {}

  /**
   * Opens the socket table of this system.
   *
   * @throws SocketTableException when there is no reader for this system, or the system refuses;
   *     the message is one line for the user
   */
  public static SocketTable open() throws SocketTableException {
    return open(System.getProperty("os.name"));
  }

  static SocketTable open(String system) throws SocketTableException {
    if (system.equals("Linux")) return openLinux();
    try {
      if (system.startsWith("Windows")) return WindowsTable.open();
      if (system.startsWith("Mac")) return MacTable.open();
    } catch (LinkageError | IllegalCallerException e) {
      // On another system than this the library is not there; or the JVM forbids native calls.
      throw new SocketTableException(
          "The socket table of " + system + " cannot be read: " + firstLine(e), e);
    }
    throw new SocketTableException("Reading the socket table of " + system + " is not built yet");
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getName());
  }

  private static SocketTable openLinux() throws SocketTableException {
    try {
      return LinuxSockDiagTable.open();
    } catch (SocketTableException e) {
      return openFallBack(e.getMessage());
    } catch (LinkageError | IllegalCallerException e) {
      // JNA's native part is missing for this machine, or the JVM forbids native calls.
      return openFallBack("native calls do not work: " + e.getMessage());
    }
  }

  /**
   * Opens Linux's text files instead: slower, and without the sockets' identity.
   *
   * @param why why not netlink, for {@link SocketTable#source()}
   */
  public static SocketTable openFallBack(String why) throws SocketTableException {
    return new ProcNetTable(Path.of("/proc/net"), why);
  }
}
