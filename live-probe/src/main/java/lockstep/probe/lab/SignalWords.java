package lockstep.probe.lab;

import io.netty.channel.socket.ChannelOutputShutdownException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;
import java.util.Locale;

/** What the user is told, in the words of RFC 9293 section 3.10, for what a socket call threw. */
final class SignalWords {
  static final String DOES_NOT_EXIST = "connection does not exist";
  static final String EXISTS = "connection already exists";
  static final String CLOSING = "connection closing";
  static final String RESET = "connection reset";
  static final String REFUSED = "connection refused";

  private SignalWords() {}

  static String of(Throwable cause) {
    if (cause instanceof ChannelOutputShutdownException) return CLOSING;
    if (cause instanceof ClosedChannelException || cause instanceof NotYetConnectedException)
      return DOES_NOT_EXIST;
    String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    if (words.contains("refused")) return REFUSED;
    // Linux tells a reset that comes in CLOSE-WAIT as a broken pipe.
    if (words.contains("reset") || words.contains("broken pipe")) return RESET;
    return words;
  }
}
