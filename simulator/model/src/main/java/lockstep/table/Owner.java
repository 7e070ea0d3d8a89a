package lockstep.table;

import java.util.List;
import java.util.Optional;

/** Who holds a socket, or why that is not known. */
public sealed interface Owner {
  /** Nobody has asked. */
  Owner NOT_ASKED = Unknown.NOT_ASKED;

  /**
   * Processes hold it; after a fork more than one, and one process may hold it by several
   * descriptors.
   *
   * @param holders at least one, in the order of their numbers: {@code netstat} shows the first,
   *     {@code ss} all of them, the last one first
   */
  record Held(List<Holder> holders) implements Owner {
    public Held {
      holders = List.copyOf(holders);
      if (holders.isEmpty()) throw new IllegalArgumentException("a held socket has a holder");
    }

    public static Held by(Holder holder) {
      return new Held(List.of(holder));
    }
  }

  /** Why no process is named. */
  enum Unknown implements Owner {
    NOT_ASKED("not asked"),
    /** TIME-WAIT, and what goes on closing after its process has closed it. */
    NO_PROCESS("no process holds it any more"),
    /** Half open, or in a listener's queue. */
    NOT_ACCEPTED("not yet accepted"),
    /** Some processes' descriptors may not be read, and no other process holds it. */
    MAY_NOT_BE_READ("no process that may be read holds it"),
    /**
     * Every process was read and none holds it: it is the kernel's own, or that of a process in
     * another container.
     */
    NOT_FOUND("no process seen here holds it");

    private final String words;

    Unknown(String words) {
      this.words = words;
    }

    /** The reason, for the user. */
    public String words() {
      return words;
    }
  }

  /** The holder that comes first; empty when none is known. */
  default Optional<Holder> first() {
    return this instanceof Held held ? Optional.of(held.holders().get(0)) : Optional.empty();
  }
}
