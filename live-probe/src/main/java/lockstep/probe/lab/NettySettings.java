package lockstep.probe.lab;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What Netty is told once, before its first class is loaded; nobody else in this program uses it.
 */
final class NettySettings {
  private static final String ALLOCATOR = "io.netty.allocator.type";

  /** Held here, for the JDK forgets a logger that nobody holds, and its level with it. */
  private static final Logger NETTY = Logger.getLogger("io.netty");

  private NettySettings() {}

  /**
   * Keeps Netty's own remarks off the user's terminal, where what goes wrong with a socket is told
   * as a signal or a failure of the run; and leaves out its pools of buffers, whose loading takes
   * longer (they bring in the JDK's flight recorder) than all that a lab ever sends.
   */
  static void apply() {
    // Said outright, Netty does not look for the other logging libraries, which takes time.
    InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    NETTY.setLevel(Level.OFF);
    if (System.getProperty(ALLOCATOR) == null) System.setProperty(ALLOCATOR, "unpooled");
  }
}
