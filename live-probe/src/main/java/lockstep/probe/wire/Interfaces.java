package lockstep.probe.wire;

import com.sun.jna.LastErrorException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Gives interfaces their addresses and brings them up, by the ioctls of netdevice(7) and ipv6(7).
 */
public final class Interfaces implements AutoCloseable {
  /** The length of an ifreq, whose first 16 octets are the name. */
  private static final int REQUEST = 40;

  private static final int NAME = 16;
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
  private static final long SIOCGIFFLAGS = 0x8913;
  private static final long SIOCSIFFLAGS = 0x8914;
  private static final long SIOCSIFADDR = 0x8916;
  private static final long SIOCSIFNETMASK = 0x891c;
  private static final long SIOCSIFMTU = 0x8922;
  private static final long SIOCGIFINDEX = 0x8933;
  private static final short IFF_UP_RUNNING = 0x1 | 0x40;

  private final int four;

  public Interfaces() throws NativeFault {
    four = socket(AF_INET);
  }

  private static int socket(int family) throws NativeFault {
    try {
      return LibC.socket(family, SOCK_DGRAM_CLOEXEC, 0);
    } catch (LastErrorException e) {
      throw new NativeFault("no socket to ask for interfaces by: " + e.getMessage(), e);
    }
  }

  /** A request about an interface, its other octets 0. */
  static byte[] request(String name) {
    byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
    if (letters.length >= NAME)
      throw new IllegalArgumentException(
          "the name of an interface has 15 letters at most: " + name);
    byte[] request = new byte[REQUEST];
    System.arraycopy(letters, 0, request, 0, letters.length);
    return request;
  }

  /** Brings an interface up. */
  public void up(String name) throws NativeFault {
    byte[] request = request(name);
    ask(four, SIOCGIFFLAGS, request, "the flags of " + name);
    ByteBuffer flags = ByteBuffer.wrap(request).order(ByteOrder.nativeOrder());
    flags.putShort(NAME, (short) (flags.getShort(NAME) | IFF_UP_RUNNING));
    ask(four, SIOCSIFFLAGS, request, name + " does not come up");
  }

  /** Says how many octets a packet of an interface may have. */
  void mtu(String name, int octets) throws NativeFault {
    byte[] request = request(name);
    ByteBuffer.wrap(request).order(ByteOrder.nativeOrder()).putInt(NAME, octets);
    ask(four, SIOCSIFMTU, request, name + " takes no packets of " + octets + " octets");
  }

  /** Gives an interface an IPv4 address and the netmask of this many bits. */
  public void address(String name, InetAddress address, int bits) throws NativeFault {
    byte[] request = request(name);
    sockaddr(request, address.getAddress());
    ask(four, SIOCSIFADDR, request, name + " takes no address");
    int mask = bits == 0 ? 0 : -1 << 32 - bits;
    sockaddr(request, ByteBuffer.allocate(4).putInt(mask).array());
    ask(four, SIOCSIFNETMASK, request, name + " takes no netmask");
  }

  private static void sockaddr(byte[] request, byte[] address) {
    ByteBuffer.wrap(request).order(ByteOrder.nativeOrder()).putShort(NAME, (short) AF_INET);
    System.arraycopy(address, 0, request, NAME + 4, address.length);
  }

  /** Gives an interface an IPv6 address with a prefix of this many bits. */
  void address6(String name, InetAddress address, int bits) throws NativeFault {
    byte[] request = request(name);
    ask(four, SIOCGIFINDEX, request, "the number of " + name);
    int number = ByteBuffer.wrap(request).order(ByteOrder.nativeOrder()).getInt(NAME);
    ByteBuffer asked = ByteBuffer.allocate(24).order(ByteOrder.nativeOrder());
    asked.put(address.getAddress()).putInt(bits).putInt(number);
    int six = socket(AF_INET6);
    try {
      ask(six, SIOCSIFADDR, asked.array(), name + " takes no IPv6 address");
    } finally {
      LibC.close(six);
    }
  }

  private static void ask(int socket, long what, byte[] request, String words) throws NativeFault {
    try {
      LibC.ioctl(socket, what, request);
    } catch (LastErrorException e) {
      throw new NativeFault(words + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    LibC.close(four);
  }
}
