package lockstep.table;

import java.util.OptionalInt;

/**
 * A row of a system's socket table.
 *
 * @param protocol netstat's word: {@code tcp}, {@code tcp6}, {@code udp}, {@code udp6}
 * @param local the local address
 * @param foreign the far address; port 0 when there is none
 * @param state the state with the system's own code
 * @param recvQ octets received and not yet read; for a listener the connections that wait for
 *     accept
 * @param sendQ octets sent and not yet acknowledged or not yet sent; for a listener its backlog
 * @param timer the kernel's timer
 * @param inode the socket's inode; 0 where no process holds it (TIME-WAIT, orphans, not yet
 *     accepted)
 * @param cookie the kernel's identity of the socket, 0 where the source does not tell it
 * @param pid the process that holds it, empty where there is none or it is not known
 */
public record SocketRow(
    String protocol,
    SocketAddress local,
    SocketAddress foreign,
    OsState state,
    long recvQ,
    long sendQ,
    RowTimer timer,
    long inode,
    long cookie,
    OptionalInt pid) {
  /** The same row with its owner. */
  public SocketRow ownedBy(int pid) {
    return new SocketRow(
        protocol, local, foreign, state, recvQ, sendQ, timer, inode, cookie, OptionalInt.of(pid));
  }
}
