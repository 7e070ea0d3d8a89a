package lockstep.probe.lab;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The descriptors of this program's sockets, which Java does not tell: each is a link under {@code
 * /proc/self/fd} that names the socket's inode (proc(5)). A number is no other socket's only as
 * long as nobody closes the socket meanwhile.
 */
final class LinuxDescriptors {
  private static final Path ALL = Path.of("/proc/self/fd");
  private static final String SOCKET = "socket:[";

  /** The numbers of sys/socket.h, and where its addresses begin: in_addr after the port. */
  private static final int AF_INET = 2;

  private static final int AF_INET6 = 10;
  private static final int IPV4_AT = 4;
  private static final int IPV6_AT = 8;
  private static final int LONGEST_NAME = 28;

  private LinuxDescriptors() {}

  /**
   * The descriptor of the socket whose row has this inode.
   *
   * @throws IOException when no descriptor of this program leads to it
   */
  static int ofInode(long inode) throws IOException {
    String target = SOCKET + inode + "]";
    return find(target, target, descriptor -> true);
  }

  /**
   * The descriptor of the socket that is bound to this address and not connected; before its call
   * it has no row, so no inode is known.
   *
   * @throws IOException when no socket of this program is
   */
  static int boundAt(InetSocketAddress local) throws IOException {
    return find(
        SOCKET,
        "a socket at " + local,
        descriptor -> local.equals(name(descriptor)) && !isConnected(descriptor));
  }

  /**
   * @param link what the descriptor leads to, or begins with
   * @param what is looked for, in words
   */
  private static int find(String link, String what, IntPredicate is) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(ALL)) {
      for (Path one : all) {
        int descriptor = Integer.parseInt(one.getFileName().toString());
        if (leadsTo(one, link) && is.test(descriptor)) return descriptor;
      }
    }
    throw new IOException("no descriptor in " + ALL + " leads to " + what);
  }

  private static boolean leadsTo(Path descriptor, String link) throws IOException {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith(link);
    } catch (NoSuchFileException e) {
      // Closed since the directory was read: not one of ours that is in use.
      return false;
    }
  }

  /** The address to which a socket is bound; null for one of another kind, or closed meanwhile. */
  private static InetSocketAddress name(int descriptor) {
    byte[] octets = new byte[LONGEST_NAME];
    try {
      LinuxCalls.getsockname(descriptor, octets, new int[] {octets.length});
    } catch (LastErrorException e) {
      return null;
    }
    ByteBuffer name = ByteBuffer.wrap(octets);
    int family = name.order(ByteOrder.nativeOrder()).getShort(0);
    if (family != AF_INET && family != AF_INET6) return null;
    int at = family == AF_INET ? IPV4_AT : IPV6_AT;
    byte[] host = Arrays.copyOfRange(octets, at, at + (family == AF_INET ? 4 : 16));
    int port = name.order(ByteOrder.BIG_ENDIAN).getShort(2) & 0xFFFF;
    try {
      return new InetSocketAddress(InetAddress.getByAddress(host), port);
    } catch (UnknownHostException e) {
      throw new AssertionError("an address of " + host.length + " octets", e);
    }
  }

  private static boolean isConnected(int descriptor) {
    byte[] octets = new byte[LONGEST_NAME];
    try {
      LinuxCalls.getpeername(descriptor, octets, new int[] {octets.length});
      return true;
    } catch (LastErrorException e) {
      return false;
    }
  }
}
