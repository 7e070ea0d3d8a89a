package lockstep.probe.lab;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps Netty's own remarks off the user's terminal: what goes wrong with a socket is told as a
 * signal or a failure of the run.
 */
final class NettyLogging {
  /** Held here, for the JDK forgets a logger that nobody holds, and its level with it. */
  private static final Logger NETTY = Logger.getLogger("io.netty");

  private NettyLogging() {}

  static void silence() {
    // Said outright, Netty does not look for the other logging libraries, which takes time.
    InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    NETTY.setLevel(Level.OFF);
  }
}
