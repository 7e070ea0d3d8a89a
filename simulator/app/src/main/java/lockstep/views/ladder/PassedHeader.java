package lockstep.views.ladder;

import lockstep.packet.TcpHeader;

/**
 * The header of a segment as it passed a wire of this computer.
 *
 * @param header its fields; null where the kernel's segment was not seen
 * @param shift by how many bits the window is to be shifted, 0 to 14 (RFC 7323, section 2.2)
 */
record PassedHeader(TcpHeader header, int shift) {
  /** The kernel sent no such segment, or not by then. */
  static final PassedHeader UNSEEN = new PassedHeader(null, 0);

  boolean isSeen() {
    return header != null;
  }
}
