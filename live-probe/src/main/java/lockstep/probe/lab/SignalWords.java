package lockstep.probe.lab;

import io.netty.channel.socket.ChannelOutputShutdownException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;

/** What the user is told, in the words of RFC 9293 section 3.10, for what a socket call threw. */
final class SignalWords {
  static final String DOES_NOT_EXIST = "connection does not exist";
  static final String EXISTS = "connection already exists";
  static final String CLOSING = "connection closing";
  static final String RESET = "connection reset";
  static final String REFUSED = "connection refused";

  private SignalWords() {}

  /**
   * Gives the words.
   *
   * @throws IllegalStateException for what no socket call throws: a defect, not told to a user
   */
  static String of(Throwable cause) {
    if (cause instanceof ChannelOutputShutdownException) return CLOSING;
    if (cause instanceof ClosedChannelException || cause instanceof NotYetConnectedException)
      return DOES_NOT_EXIST;
    // The thread that serves the sockets has ended with the run.
    if (cause instanceof RejectedExecutionException e) throw e;
    if (!(cause instanceof IOException))
      throw new IllegalStateException("a call ended as no system call does: " + cause, cause);
    String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    if (words.contains("refused")) return REFUSED;
    // Linux tells a reset that comes in CLOSE-WAIT as a broken pipe.
    if (words.contains("reset") || words.contains("broken pipe")) return RESET;
    return words;
  }
}
