package lockstep.probe.wire;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.nio.ByteBuffer;
import java.util.List;

/** The C library's calls for a device and its interface; each throws where it returns -1. */
final class LibC {
  static {
    Native.register(LibC.class, "c");
  }

  static final int EINTR = 4;
  static final int EAGAIN = 11;

  private LibC() {}

  static native int open(String path, int flags) throws LastErrorException;

  static native int close(int descriptor) throws LastErrorException;

  static native int ioctl(int descriptor, long request, byte[] value) throws LastErrorException;

  static native int socket(int domain, int type, int protocol) throws LastErrorException;

  static native long read(int descriptor, byte[] into, long length) throws LastErrorException;

  /**
   * Reads into memory outside the heap, which is not copied, and throws nothing: "none now" is no
   * exception for who asks often.
   *
   * @return how many octets; -1 where {@link Native#getLastError()} says why not
   */
  static native long read(int descriptor, ByteBuffer into, long length);

  static native long write(int descriptor, byte[] from, long length) throws LastErrorException;

  static native int poll(byte[] descriptors, long count, int millis) throws LastErrorException;

  static native long readlink(String path, byte[] into, long length) throws LastErrorException;

  static native int eventfd(int initial, int flags) throws LastErrorException;

  /**
   * Puts a program in the place of this one, in the same process.
   *
   * @return the error's number, for it returns only when it fails
   */
  static int exec(String path, List<String> arguments) {
    NativeLibrary.getInstance("c")
        .getFunction("execv")
        .invokeInt(new Object[] {path, arguments.toArray(new String[0])});
    return Native.getLastError();
  }
}
