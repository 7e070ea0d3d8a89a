package lockstep.probe.lab;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;

/**
 * Moves a thread from the processor that it shares. Linux leaves two busy threads together on one
 * processor for longer than a handshake takes, also where another is free (sched(7)).
 */
final class Processors {
  /** Room for 1024 processors; with more of them the kernel refuses and nothing is moved. */
  private static final int MASK_SIZE = 128;

  private static final boolean USABLE = isUsable();

  private Processors() {}

  private static boolean isUsable() {
    if (!System.getProperty("os.name").equals("Linux")) return false;
    try {
      return Platform.is64Bit() && LibC.sched_getcpu() >= 0;
    } catch (LinkageError | IllegalCallerException e) {
      // No native calls here: threads stay where they are put.
      return false;
    }
  }

  /** The number of the processor that the calling thread runs on; -1 where that is not known. */
  static int here() {
    return USABLE ? LibC.sched_getcpu() : -1;
  }

  /**
   * Puts the calling thread on another processor than it runs on; it may be moved again later.
   *
   * @return whether that was done; there may be no other one, or no way to ask for it
   */
  static boolean leave() {
    if (!USABLE) return false;
    Memory allowed = new Memory(MASK_SIZE);
    allowed.clear();
    long mask = Pointer.nativeValue(allowed);
    if (LibC.sched_getaffinity(0, MASK_SIZE, mask) < 0) return false;
    int here = LibC.sched_getcpu();
    if (here < 0 || here >= MASK_SIZE * 8) return false;
    // A bit for each processor in words of the machine's own order.
    long word = here / 64 * 8L;
    long others = allowed.getLong(word) & ~(1L << here % 64);
    if (isAlone(allowed, word, others)) return false;
    long all = allowed.getLong(word);
    allowed.setLong(word, others);
    boolean moved = LibC.sched_setaffinity(0, MASK_SIZE, mask) == 0;
    allowed.setLong(word, all);
    boolean restored = LibC.sched_setaffinity(0, MASK_SIZE, mask) == 0;
    Reference.reachabilityFence(allowed);
    return moved && restored;
  }

  private static boolean isAlone(Memory allowed, long word, long others) {
    for (long at = 0; at < MASK_SIZE; at += 8)
      if ((at == word ? others : allowed.getLong(at)) != 0) return false;
    return true;
  }

  /** The C library's calls; process 0 is the calling thread. */
  private static final class LibC {
    static {
      Native.register(LibC.class, "c");
    }

    static native int sched_getcpu();

    static native int sched_getaffinity(int thread, long size, long mask);

    static native int sched_setaffinity(int thread, long size, long mask);
  }
}
