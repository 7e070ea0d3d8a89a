package lockstep.probe.table;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A buffer outside the Java heap and the address by which native calls know it; the buffer must
 * stay reachable as long as the address is used.
 */
record Memory(ByteBuffer bytes, long address) {
  /** A buffer of this many octets in the machine's byte order. */
  static Memory ofSize(int octets) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(octets).order(ByteOrder.nativeOrder());
    return new Memory(bytes, Pointer.nativeValue(Native.getDirectBufferPointer(bytes)));
  }
}
