package lockstep.tcp;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A set of control bits; {@link #toString()} gives {@code SYN,ACK}. There is one object for each of
 * the 64 sets.
 */
public final class ControlBits {
  private static final ControlBits[] ALL = new ControlBits[64];

  static {
    for (int mask = 0; mask < ALL.length; mask++) ALL[mask] = new ControlBits(mask);
  }

  /** No bit at all. */
  public static final ControlBits NONE = ALL[0];

  private final int mask;
  private final List<ControlBit> bits;
  private final String text;

  private ControlBits(int mask) {
    this.mask = mask;
    this.bits = Arrays.stream(ControlBit.values()).filter(b -> (mask & b.mask()) != 0).toList();
    this.text = bits.stream().map(Enum::name).collect(Collectors.joining(","));
  }

  /** The set of these bits. */
  public static ControlBits of(ControlBit... bits) {
    int mask = 0;
    for (ControlBit bit : bits) mask |= bit.mask();
    return ALL[mask];
  }

  /** The set with this bit too. */
  public ControlBits with(ControlBit bit) {
    return ALL[mask | bit.mask()];
  }

  /** The set without this bit. */
  public ControlBits without(ControlBit bit) {
    return ALL[mask & ~bit.mask()];
  }

  /** Whether this bit is set. */
  public boolean has(ControlBit bit) {
    return (mask & bit.mask()) != 0;
  }

  /** The bits that are set, in the order of {@link ControlBit}. */
  public List<ControlBit> bits() {
    return bits;
  }

  @Override
  public String toString() {
    return text;
  }
}
