package lockstep.trace;

import java.util.Objects;
import java.util.OptionalLong;
import lockstep.table.OsState;
import lockstep.table.SocketAddress;
import lockstep.tcp.Actor;

/**
 * Something that the kernel itself told of a socket of the run when it happened, beside what was
 * read from its table. It is no step: a state that only the kernel told of was not seen.
 */
public sealed interface KernelEvent {
  /** Microseconds since the run began, of the clock that the steps have. */
  long atMicros();

  /**
   * A socket went from one state to another.
   *
   * @param actor whose socket it was, null where that is not known
   * @param local the socket's own address
   * @param foreign that of its far end; of a listening socket "any" with port 0
   * @param lastedMicros how long the new state lasted, in whole microseconds; empty when it was not
   *     left yet
   */
  record Changed(
      long atMicros,
      Actor actor,
      SocketAddress local,
      SocketAddress foreign,
      OsState from,
      OsState to,
      OptionalLong lastedMicros)
      implements KernelEvent {
    public Changed {
      Objects.requireNonNull(local, "local");
      Objects.requireNonNull(foreign, "foreign");
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(lastedMicros, "lastedMicros");
    }
  }

  /**
   * The kernel gave a socket's memory back: no program holds it any more, and it is in no state. An
   * entry that stays behind in TIME-WAIT is not the socket.
   *
   * @param atMicros when it was heard of, some time after it happened
   * @param actor whose socket it was, null where that is not known
   */
  record Destroyed(long atMicros, Actor actor, SocketAddress local, SocketAddress foreign)
      implements KernelEvent {
    public Destroyed {
      Objects.requireNonNull(local, "local");
      Objects.requireNonNull(foreign, "foreign");
    }
  }

  /**
   * What the kernel told was not heard.
   *
   * @param what a clause in words, without a full stop: {@code 12 events were lost}
   */
  record Lost(long atMicros, String what) implements KernelEvent {
    public Lost {
      Objects.requireNonNull(what, "what");
    }
  }
}
