package lockstep.probe.survey;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;

/** The C library's calls for sockets (Linux); each throws where it returns -1. */
final class SocketCalls {
  static {
    Native.register(SocketCalls.class, "c");
  }

  static final int EINTR = 4;
  static final int EAGAIN = 11;
  static final int EINPROGRESS = 115;

  private SocketCalls() {}

  static native int socket(int domain, int type, int protocol) throws LastErrorException;

  static native int bind(int descriptor, byte[] address, int length) throws LastErrorException;

  static native int connect(int descriptor, byte[] address, int length) throws LastErrorException;

  static native int listen(int descriptor, int backlog) throws LastErrorException;

  static native int accept4(int descriptor, byte[] address, byte[] length, int flags)
      throws LastErrorException;

  static native int poll(byte[] descriptors, long count, int millis) throws LastErrorException;

  static native int setsockopt(int descriptor, int level, int name, byte[] value, int length)
      throws LastErrorException;

  static native long send(int descriptor, byte[] text, long length, int flags)
      throws LastErrorException;

  static native long recv(int descriptor, byte[] text, long length, int flags)
      throws LastErrorException;

  static native int shutdown(int descriptor, int how) throws LastErrorException;

  static native int close(int descriptor) throws LastErrorException;
}
