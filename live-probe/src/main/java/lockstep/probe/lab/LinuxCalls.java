package lockstep.probe.lab;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;

/** The C library's calls on a socket's descriptor; each throws where it returns -1. */
final class LinuxCalls {
  static {
    Native.register(LinuxCalls.class, "c");
  }

  private LinuxCalls() {}

  static native int listen(int descriptor, int backlog) throws LastErrorException;

  static native int shutdown(int descriptor, int how) throws LastErrorException;

  static native int setsockopt(int descriptor, int level, int option, byte[] value, int length)
      throws LastErrorException;

  static native int getsockopt(int descriptor, int level, int option, byte[] value, int[] length)
      throws LastErrorException;

  static native int getsockname(int descriptor, byte[] address, int[] length)
      throws LastErrorException;

  static native int getpeername(int descriptor, byte[] address, int[] length)
      throws LastErrorException;
}
