package lockstep.probe.survey;

import java.util.Objects;
import lockstep.tcp.ControlBits;
import lockstep.tcp.SeqNumber;

/** The one thing that happens to a socket that stands in a state. */
public sealed interface Happening {
  /**
   * A segment arrives. Its numbers are relative: the kernel's initial sequence number counts as the
   * cell's ISS, the far end's as its IRS; in CLOSED and LISTEN they stand in the header as they
   * are.
   *
   * @param control the control bits that RFC 9293 uses
   * @param congestion the bits ECE (0x40) and CWR (0x80) of RFC 3168, 0 for none
   * @param seq SEG.SEQ
   * @param symbolic what {@code seq} stands for, as {@code rcv_nxt+rcv_wnd+192}: where the window
   *     is the kernel's to choose only this says which number is meant; empty when {@code seq} does
   * @param ack SEG.ACK; null exactly when the ACK bit is off
   * @param length octets of text, 0 to {@link #LONGEST_TEXT}
   * @param window 0 to 65535
   * @param urgent the urgent pointer, 0 to 65535
   */
  record Arrives(
      ControlBits control,
      int congestion,
      SeqNumber seq,
      String symbolic,
      SeqNumber ack,
      int length,
      int window,
      int urgent)
      implements Happening {
    public Arrives {
      Objects.requireNonNull(control, "control");
      Objects.requireNonNull(seq, "seq");
      Objects.requireNonNull(symbolic, "symbolic");
    }
  }

  /** The most text that an IP packet has room for beside two headers of 20 octets. */
  int LONGEST_TEXT = 0xFFFF - 44;

  /** The user calls. */
  enum Call {
    OPEN_ACTIVE,
    OPEN_PASSIVE,
    OPEN_WITHOUT_REMOTE,
    SEND,
    RECEIVE,
    CLOSE,
    ABORT,
    STATUS
  }

  /**
   * The user calls.
   *
   * @param length how many octets a SEND has; 0 for the others
   */
  record Called(Call call, int length) implements Happening {}

  /**
   * A timer runs out.
   *
   * @param timer as RFC 9293 calls it: {@code RETRANSMISSION}
   * @param nth how often it has run out then, from 1
   */
  record RunsOut(String timer, int nth) implements Happening {}
}
