package lockstep.probe.table;

import java.util.List;
import java.util.Optional;
import lockstep.table.Holder;

/** What is asked of macOS; tests answer in its place. */
interface MacCalls {
  /** The octets of {@code net.inet.tcp.pcblist_n}, or of UDP's. */
  Octets pcbList(boolean tcp) throws SocketTableException;

  /** The numbers of all processes. */
  List<Integer> processes() throws SocketTableException;

  /** PROC_PIDLISTFDS; empty when the process may not be read or is gone. */
  Optional<Octets> descriptors(int pid);

  /** PROC_PIDFDSOCKETINFO; empty when the descriptor is gone. */
  Optional<Octets> socket(int pid, int descriptor);

  /** The process with its program, as a holder by this descriptor. */
  Holder holder(int pid, int descriptor);
}
