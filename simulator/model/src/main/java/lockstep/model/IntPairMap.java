package lockstep.model;

import java.util.Arrays;

/** A map from two ints, neither negative, to an int that is not negative either. */
final class IntPairMap {
  static final int ABSENT = -1;

  private long[] keys = new long[1 << 12];
  private int[] values = new int[keys.length];
  private int size;

  IntPairMap() {
    Arrays.fill(keys, ABSENT);
  }

  int get(int first, int second) {
    int slot = slot((long) first << Integer.SIZE | second);
    return keys[slot] == ABSENT ? ABSENT : values[slot];
  }

  void put(int first, int second, int value) {
    if (3 * size >= 2 * keys.length) grow();
    long key = (long) first << Integer.SIZE | second;
    int slot = slot(key);
    if (keys[slot] == ABSENT) size++;
    keys[slot] = key;
    values[slot] = value;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[2 * oldKeys.length];
    values = new int[keys.length];
    Arrays.fill(keys, ABSENT);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] == ABSENT) continue;
      int slot = slot(oldKeys[i]);
      keys[slot] = oldKeys[i];
      values[slot] = oldValues[i];
    }
  }

  /** Where the key is, or the empty slot where it belongs. */
  private int slot(long key) {
    int slot = (int) (Mixing.mix(key) & keys.length - 1);
    while (keys[slot] != key && keys[slot] != ABSENT) slot = slot + 1 & keys.length - 1;
    return slot;
  }
}
