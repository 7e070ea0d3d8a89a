package lockstep.table;

import java.util.OptionalInt;

/**
 * A row of a system's socket table.
 *
 * @param protocol netstat's word: {@code tcp}, {@code tcp6}, {@code udp}, {@code udp6}; an IPv6
 *     socket stays one when its addresses are mapped IPv4 ones, {@code ::ffff:127.0.0.1}
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
 * @param uid the number of the user who made it; empty when that is not known, as for TIME-WAIT and
 *     half-open rows
 * @param owner the processes that hold it, or why none is named
 * @param details what else the kernel tells
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
    OptionalInt uid,
    Owner owner,
    SocketDetails details) {
  /** A row of which neither user nor details are known; its owner is a number at most. */
  public SocketRow(
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
    this(
        protocol,
        local,
        foreign,
        state,
        recvQ,
        sendQ,
        timer,
        inode,
        cookie,
        OptionalInt.empty(),
        pid.isPresent() ? Owner.Held.by(Holder.of(pid.getAsInt())) : Owner.NOT_ASKED,
        SocketDetails.NONE);
  }

  /** A row with empty queues, no timer, and nothing known beyond it. */
  public static SocketRow of(
      String protocol, SocketAddress local, SocketAddress foreign, OsState state) {
    return new SocketRow(
        protocol, local, foreign, state, 0, 0, RowTimer.OFF, 0, 0, OptionalInt.empty());
  }

  /** The number of the process that holds it; empty where there is none or it is not known. */
  public OptionalInt pid() {
    return owner.first().map(holder -> OptionalInt.of(holder.pid())).orElse(OptionalInt.empty());
  }

  /** The same row with its owner. */
  public SocketRow ownedBy(int pid) {
    return ownedBy(Owner.Held.by(Holder.of(pid)));
  }

  /** The same row with its owner. */
  public SocketRow ownedBy(Owner newOwner) {
    return new SocketRow(
        protocol, local, foreign, state, recvQ, sendQ, timer, inode, cookie, uid, newOwner,
        details);
  }

  /** The same row with these queues. */
  public SocketRow withQueues(long newRecvQ, long newSendQ) {
    return new SocketRow(
        protocol, local, foreign, state, newRecvQ, newSendQ, timer, inode, cookie, uid, owner,
        details);
  }

  /** The same row with this timer. */
  public SocketRow withTimer(RowTimer newTimer) {
    return new SocketRow(
        protocol, local, foreign, state, recvQ, sendQ, newTimer, inode, cookie, uid, owner,
        details);
  }

  /** The same row with the numbers of its socket. */
  public SocketRow withSocket(long newInode, long newCookie) {
    return new SocketRow(
        protocol, local, foreign, state, recvQ, sendQ, timer, newInode, newCookie, uid, owner,
        details);
  }

  /** The same row with the number of its user. */
  public SocketRow withUid(int newUid) {
    return new SocketRow(
        protocol,
        local,
        foreign,
        state,
        recvQ,
        sendQ,
        timer,
        inode,
        cookie,
        OptionalInt.of(newUid),
        owner,
        details);
  }

  /** The same row with these details. */
  public SocketRow withDetails(SocketDetails newDetails) {
    return new SocketRow(
        protocol,
        local,
        foreign,
        state,
        recvQ,
        sendQ,
        timer,
        inode,
        cookie,
        uid,
        owner,
        newDetails);
  }

  /** Whether it is TCP's and not UDP's. */
  public boolean isTcp() {
    return protocol.startsWith("tcp");
  }

  /** Whether its socket is an IPv6 one, also with mapped addresses. */
  public boolean isIpv6() {
    return protocol.endsWith("6");
  }
}
