package lockstep.app.watch;

import java.util.List;

/**
 * Entries by identity, without an object for each look-up: a large table is looked through several
 * times a second. Linear probing; entries that went are dropped by building it anew.
 */
final class EntryMap {
  private static final int LEAST = 64;

  private Entry[] slots = new Entry[LEAST];
  private int size;

  /** The entry; null when there is none. */
  Entry get(long identity) {
    for (int at = start(identity); slots[at] != null; at = at + 1 & slots.length - 1)
      if (slots[at].identity == identity) return slots[at];
    return null;
  }

  /** Adds an entry, or puts it in the place of the one with its identity. */
  void put(Entry entry) {
    if (2 * (size + 1) > slots.length) grow();
    int at = start(entry.identity);
    while (slots[at] != null && slots[at].identity != entry.identity)
      at = at + 1 & slots.length - 1;
    if (slots[at] == null) size++;
    slots[at] = entry;
  }

  /** Keeps these entries only. */
  void keep(List<Entry> entries) {
    int length = LEAST;
    while (length < 4 * entries.size()) length *= 2;
    slots = new Entry[length];
    size = 0;
    for (int i = 0; i < entries.size(); i++) put(entries.get(i));
  }

  private void grow() {
    Entry[] old = slots;
    slots = new Entry[2 * old.length];
    size = 0;
    for (Entry entry : old) if (entry != null) put(entry);
  }

  /** Cookies count up from one: their bits must be spread. */
  private int start(long identity) {
    long spread = identity * 0x9E3779B97F4A7C15L;
    return (int) (spread >>> 32) & slots.length - 1;
  }
}
