package lockstep.packet;

import java.io.IOException;

/** A packet is not what its headers say; the message names what was found. */
public final class MalformedPacketException extends IOException {
  private static final long serialVersionUID = 1;

  MalformedPacketException(String found) {
    super("not a packet of TCP over IP: " + found);
  }
}
