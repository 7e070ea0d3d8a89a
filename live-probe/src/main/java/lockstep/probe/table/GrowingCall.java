package lockstep.probe.table;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * A call that fills a buffer whose size nobody knows before: it is asked for the size, then called
 * with some room more, for what it tells may have grown meanwhile, and called again when even that
 * was too small. The number of calls is bounded.
 */
final class GrowingCall {
  private static final int TRIES = 10;
  private static final long SLACK = 4096;

  /** Far more than any table has; a larger size is not believed. */
  private static final long MAXIMUM = 1L << 30;

  /** The system's call. */
  interface Call {
    /**
     * Fills a buffer.
     *
     * @param buffer null when only the size is asked for
     * @param size its size; afterwards the size that was filled, or that would be needed
     * @return the system's error number, 0 for none
     */
    int fill(Pointer buffer, long[] size);
  }

  private final String name;
  private final int tooSmall;
  private final Set<Integer> passing;
  private final IntFunction<String> words;

  /**
   * @param name the call's name, for messages
   * @param tooSmall the error that says that the buffer is too small
   * @param passing errors that come and go: the call is made again as it was
   * @param words an error's meaning, for messages
   */
  GrowingCall(String name, int tooSmall, Set<Integer> passing, IntFunction<String> words) {
    this.name = name;
    this.tooSmall = tooSmall;
    this.passing = passing;
    this.words = words;
  }

  /**
   * Makes the call.
   *
   * @param order the order of the machine that answers
   * @throws SocketTableException when it fails, or was too small or failing in passing every time
   */
  Octets read(ByteOrder order, Call call) throws SocketTableException {
    Memory buffer = null;
    int error = 0;
    for (int i = 0; i < TRIES; i++) {
      long room = buffer == null ? 0 : buffer.size();
      long[] size = {room};
      error = call.fill(buffer, size);
      if (passing.contains(error)) continue;
      if (error != 0 && error != tooSmall)
        throw new SocketTableException(name + ": " + words.apply(error));
      if (size[0] < 0 || size[0] > MAXIMUM)
        throw new MalformedTableException(name, 0, "a size of " + size[0] + " octets");
      if (error == 0 && buffer != null) {
        if (size[0] > room)
          throw new MalformedTableException(
              name, 0, size[0] + " octets in a buffer of " + room + " octets");
        // A copy on the heap: nothing that is read later depends on the native buffer.
        return Octets.of(name, ByteBuffer.wrap(buffer.getByteArray(0, (int) size[0])), order);
      }
      buffer = new Memory(Math.max(size[0], room) * 5 / 4 + SLACK);
      buffer.clear();
    }
    throw new SocketTableException(
        name
            + ": "
            + (error == tooSmall ? "what it tells grew faster than the buffer" : words.apply(error))
            + ", "
            + TRIES
            + " times");
  }
}
