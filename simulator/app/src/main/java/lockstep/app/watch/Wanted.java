package lockstep.app.watch;

import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import lockstep.table.OsState;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;

/**
 * Which rows are watched. The states are not left to the kernel: a row that it gives no more would
 * look gone when it has but entered another state.
 *
 * @param ports any of these at either end; empty for every port
 * @param states in any of these, or leaving one of them; empty for every state
 * @param user rows of this user only; empty for everybody's
 * @param udp also UDP's rows, which have no state of TCP's
 */
public record Wanted(Set<Integer> ports, Set<TcpState> states, OptionalInt user, boolean udp) {
  /** Every row of TCP. */
  public static final Wanted ALL = new Wanted(Set.of(), Set.of(), OptionalInt.empty(), false);

  public Wanted {
    ports = Set.copyOf(ports);
    Set<TcpState> copy = EnumSet.noneOf(TcpState.class);
    copy.addAll(states);
    states = Set.copyOf(copy);
  }

  /** Whether a row has one of the ports. */
  boolean hasPort(int local, int foreign) {
    return ports.isEmpty() || ports.contains(local) || ports.contains(foreign);
  }

  /** Whether a row is the user's; one of which no user is told is nobody's. */
  boolean isUsers(SocketRow row) {
    return user.isEmpty() || row.uid().equals(user);
  }

  /** Whether the state is one of those watched; a code without meaning only among all. */
  boolean hasState(OsState state) {
    return states.isEmpty() || state.state() != null && states.contains(state.state());
  }
}
