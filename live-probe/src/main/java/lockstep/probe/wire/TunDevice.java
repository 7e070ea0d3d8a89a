package lockstep.probe.wire;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A TUN device (Linux, Documentation/networking/tuntap): what the kernel sends into it is read
 * here, and what is written here comes to the kernel as if it had arrived. One thread reads and
 * writes; {@link #isReadable()}, {@link #wake()} and {@link #close()} may be called from any.
 */
public final class TunDevice implements AutoCloseable {
  static final String PATH = "/dev/net/tun";

  /** The numbers of fcntl.h and linux/if_tun.h on x86-64 and aarch64. */
  private static final int O_RDWR_NONBLOCK_CLOEXEC = 2 | 0x800 | 0x80000;

  private static final long TUNSETIFF = 0x400454caL;
  private static final short IFF_TUN_NO_PI = 0x1 | 0x1000;
  private static final int EFD_NONBLOCK_CLOEXEC = 0x800 | 0x80000;
  private static final short POLLIN = 1;

  /** As large as an IP packet can be. */
  private static final int LARGEST = 0xFFFF;

  /**
   * How long an answer is looked for without sleep. Most answers come within that time, and a
   * processor with nothing to do is slow to wake: a quiet computer took 0.2 ms and more a segment.
   */
  private static final long EAGER_NANOS = 200_000;

  private final int descriptor;
  private final int waker;
  private final ByteBuffer packet = ByteBuffer.allocateDirect(LARGEST);
  private boolean closed;

  /** When a packet last passed; of the thread that reads and writes alone. */
  private long lastNanos = System.nanoTime();

  private TunDevice(int descriptor, int waker) {
    this.descriptor = descriptor;
    this.waker = waker;
  }

  /**
   * Makes the device.
   *
   * @param name of the interface that it gets, 15 letters at most
   */
  public static TunDevice open(String name) throws NativeFault {
    int descriptor;
    try {
      descriptor = LibC.open(PATH, O_RDWR_NONBLOCK_CLOEXEC);
    } catch (LastErrorException e) {
      throw new NativeFault(PATH + " cannot be opened: " + e.getMessage(), e);
    }
    try {
      byte[] request = Interfaces.request(name);
      ByteBuffer.wrap(request).order(ByteOrder.nativeOrder()).putShort(16, IFF_TUN_NO_PI);
      LibC.ioctl(descriptor, TUNSETIFF, request);
      return new TunDevice(descriptor, LibC.eventfd(0, EFD_NONBLOCK_CLOEXEC));
    } catch (LastErrorException e) {
      LibC.close(descriptor);
      throw new NativeFault(PATH + " gives no device: " + e.getMessage(), e);
    }
  }

  /**
   * Waits until there is something to read, somebody wakes, or the time is over.
   *
   * @param millis how long at most, 0 or more
   */
  public void await(int millis) throws NativeFault {
    while (millis > 0 && System.nanoTime() - lastNanos < EAGER_NANOS) if (poll(0)) return;
    poll(millis);
  }

  /** Whether there is something, or somebody woke, before so many milliseconds are over. */
  private boolean poll(int millis) throws NativeFault {
    ByteBuffer polled = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
    polled.putInt(descriptor).putShort(POLLIN).putShort((short) 0);
    polled.putInt(waker).putShort(POLLIN).putShort((short) 0);
    try {
      if (LibC.poll(polled.array(), 2, millis) <= 0) return false;
    } catch (LastErrorException e) {
      if (e.getErrorCode() == LibC.EINTR) return false;
      throw new NativeFault("waiting for the device: " + e.getMessage(), e);
    }
    if ((polled.getShort(14) & POLLIN) != 0) {
      try {
        LibC.read(waker, new byte[8], 8);
      } catch (LastErrorException e) {
        // Another wake was read with this one.
        if (e.getErrorCode() != LibC.EAGAIN)
          throw new NativeFault("waiting for the device: " + e.getMessage(), e);
      }
    }
    return true;
  }

  /** Whether a packet waits to be read. */
  synchronized boolean isReadable() {
    if (closed) return false;
    ByteBuffer polled = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
    polled.putInt(descriptor).putShort(POLLIN).putShort((short) 0);
    try {
      return LibC.poll(polled.array(), 1, 0) > 0;
    } catch (LastErrorException e) {
      // Whoever reads it will be told what is wrong with it.
      return false;
    }
  }

  /** Ends an {@link #await}, the present one or the next. */
  void wake() {
    byte[] one = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putLong(1).array();
    synchronized (this) {
      if (!closed) LibC.write(waker, one, one.length);
    }
  }

  /** The next packet, or null when there is none now. */
  public byte[] read() throws NativeFault {
    while (true) {
      long length = LibC.read(descriptor, packet, LARGEST);
      if (length >= 0) {
        lastNanos = System.nanoTime();
        byte[] octets = new byte[(int) length];
        packet.get(0, octets);
        return octets;
      }
      int error = Native.getLastError();
      if (error == LibC.EAGAIN) return null;
      if (error != LibC.EINTR) {
        LastErrorException cause = new LastErrorException(error);
        throw new NativeFault("the device gives nothing: " + cause.getMessage(), cause);
      }
    }
  }

  /** Hands a packet to the kernel; when it returns TCP has taken it. */
  public void write(byte[] bytes) throws NativeFault {
    try {
      long taken = LibC.write(descriptor, bytes, bytes.length);
      if (taken != bytes.length)
        throw new NativeFault("the device took " + taken + " of " + bytes.length + " octets", null);
      lastNanos = System.nanoTime();
    } catch (LastErrorException e) {
      throw new NativeFault("the device takes nothing: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() {
    if (closed) return;
    closed = true;
    LibC.close(waker);
    LibC.close(descriptor);
  }
}
