package lockstep.probe.table;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.mac.SystemB;
import com.sun.jna.platform.unix.LibCAPI.size_t;
import java.nio.ByteOrder;
import java.util.Set;

/** macOS's sysctl: what the kernel tells by a name or by numbers. Never run, see the README. */
public final class MacSysctl {
  private static final int ENOMEM = 12;
  private static final size_t NOTHING = new size_t(0);

  private MacSysctl() {}

  /** What the kernel tells under a name, {@code net.inet.tcp.stats}. */
  public static Octets named(String name) throws SocketTableException {
    return call(
        name, (buffer, size) -> SystemB.INSTANCE.sysctlbyname(name, buffer, size, null, NOTHING));
  }

  /**
   * What the kernel tells under some numbers.
   *
   * @param name what it is, for messages
   */
  public static Octets numbered(String name, int... numbers) throws SocketTableException {
    return call(
        name,
        (buffer, size) ->
            SystemB.INSTANCE.sysctl(numbers, numbers.length, buffer, size, null, NOTHING));
  }

  private interface Sysctl {
    int into(Pointer buffer, size_t.ByReference size);
  }

  private static Octets call(String name, Sysctl sysctl) throws SocketTableException {
    GrowingCall call =
        new GrowingCall("sysctl " + name, ENOMEM, Set.of(), error -> "error " + error);
    return call.read(
        ByteOrder.nativeOrder(),
        (buffer, size) -> {
          size_t.ByReference length = new size_t.ByReference(size[0]);
          int error = sysctl.into(buffer, length) == 0 ? 0 : Native.getLastError();
          size[0] = length.longValue();
          return error;
        });
  }
}
