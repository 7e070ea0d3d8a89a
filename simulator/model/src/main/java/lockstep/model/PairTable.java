package lockstep.model;

import java.util.Arrays;

/**
 * The pairs that were visited, in the order of their discovery, each with the pair it was first
 * reached from and how. A pair is two longs and is kept whole, so none is ever taken for another;
 * with its place in the hash table it takes about 32 octets.
 */
final class PairTable {
  private static final int EMPTY = -1;

  private long[] sides = new long[1 << 12];
  private long[] wires = new long[1 << 12];
  private int[] parents = new int[1 << 12];
  private int[] ways = new int[1 << 12];
  private int[] slots = new int[1 << 13];
  private int size;

  PairTable() {
    Arrays.fill(slots, EMPTY);
  }

  int size() {
    return size;
  }

  long sides(int index) {
    return sides[index];
  }

  long wire(int index) {
    return wires[index];
  }

  int parent(int index) {
    return parents[index];
  }

  int way(int index) {
    return ways[index];
  }

  /** Whether the pair was new. */
  boolean add(long side, long wire, int parent, int way) {
    int slot = (int) (Mixing.mix(side ^ Long.rotateLeft(Mixing.mix(wire), 17)) & slots.length - 1);
    for (int found = slots[slot]; found != EMPTY; found = slots[slot]) {
      if (sides[found] == side && wires[found] == wire) return false;
      slot = slot + 1 & slots.length - 1;
    }
    if (size == sides.length) growRows();
    sides[size] = side;
    wires[size] = wire;
    parents[size] = parent;
    ways[size] = way;
    slots[slot] = size++;
    if (3 * (long) size > 2 * (long) slots.length) growSlots();
    return true;
  }

  private void growRows() {
    int larger = (int) Math.min(Integer.MAX_VALUE - 8, size + (size >> 1) + 1L);
    sides = Arrays.copyOf(sides, larger);
    wires = Arrays.copyOf(wires, larger);
    parents = Arrays.copyOf(parents, larger);
    ways = Arrays.copyOf(ways, larger);
  }

  private void growSlots() {
    slots = new int[2 * slots.length];
    Arrays.fill(slots, EMPTY);
    for (int i = 0; i < size; i++) {
      long mixed = Mixing.mix(sides[i] ^ Long.rotateLeft(Mixing.mix(wires[i]), 17));
      int slot = (int) (mixed & slots.length - 1);
      while (slots[slot] != EMPTY) slot = slot + 1 & slots.length - 1;
      slots[slot] = i;
    }
  }
}
