package lockstep.probe.lab;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An option of a TCP socket that Linux has and Java does not (tcp(7)); each is a number. */
enum LinuxTcpOption {
  /** The largest text that it takes and sends: 88 to 32,767 octets; 0 takes it back. */
  MAXSEG(2),

  /** How long what it sent may go unacknowledged before it is given up, in milliseconds. */
  USER_TIMEOUT(18),

  /** How long a connection waits for text before it is handed out, in seconds. */
  DEFER_ACCEPT(9);

  /** The number of netinet/in.h, the same on every machine. */
  private static final int IPPROTO_TCP = 6;

  /** The number of netinet/tcp.h, likewise. */
  private final int number;

  LinuxTcpOption(int number) {
    this.number = number;
  }

  /**
   * Sets it.
   *
   * @return what the kernel made of it, as it reads back
   */
  int set(int descriptor, int value) throws IOException {
    byte[] octets = new byte[Integer.BYTES];
    ByteBuffer field = ByteBuffer.wrap(octets).order(ByteOrder.nativeOrder());
    field.putInt(0, value);
    try {
      LinuxCalls.setsockopt(descriptor, IPPROTO_TCP, number, octets, octets.length);
      LinuxCalls.getsockopt(descriptor, IPPROTO_TCP, number, octets, new int[] {octets.length});
    } catch (LastErrorException e) {
      throw new IOException("TCP_" + name() + " " + value + ": " + e.getMessage(), e);
    }
    return field.getInt(0);
  }
}
