package lockstep.probe.wire;

import java.io.IOException;

/** A packet is not what its headers say; the message names what was found. */
final class MalformedPacketException extends IOException {
  private static final long serialVersionUID = 1;

  MalformedPacketException(String found) {
    super("out of the device came " + found);
  }
}
