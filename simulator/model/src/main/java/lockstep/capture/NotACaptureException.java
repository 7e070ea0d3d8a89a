package lockstep.capture;

import java.io.IOException;

/** A file does not begin as a capture does; the message says how it begins. */
public final class NotACaptureException extends IOException {
  private static final long serialVersionUID = 1;

  NotACaptureException(String found) {
    super("expected a capture (pcapng or pcap), found " + found);
  }
}
