package lockstep.probe.table;

import lockstep.table.Holder;

/** What is asked of Windows; tests answer in its place. */
interface WindowsCalls {
  /**
   * GetExtendedTcpTable with TCP_TABLE_OWNER_PID_ALL.
   *
   * @param family 2 or 23
   */
  Octets tcp(int family) throws SocketTableException;

  /**
   * GetExtendedUdpTable with UDP_TABLE_OWNER_PID.
   *
   * @param family 2 or 23
   */
  Octets udp(int family) throws SocketTableException;

  /** The process with its program, or its number alone where it may not be asked. */
  Holder process(int pid);
}
