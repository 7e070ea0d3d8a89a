package lockstep.trace;

/**
 * Traces as text, one line a step, made to be read by people and compared by tests.
 *
 * <pre>
 * # lockstep trace 1 · scenario handshake · world model · seed 1
 * # line 7: client connect
 * 0.000000 client CLOSED -&gt; SYN-SENT      call connect           sends &lt;SEQ=0&gt;&lt;CTL=SYN&gt;               3.10.1
 * 0.000100 server LISTEN -&gt; SYN-RECEIVED  gets &lt;SEQ=0&gt;&lt;CTL=SYN&gt;  sends &lt;SEQ=0&gt;&lt;ACK=1&gt;&lt;CTL=SYN,ACK&gt;  3.10.7.2 third
 * </pre>
 *
 * <p>A line has the seconds since the run began, the actor and the path; then, two or more blanks
 * apart, what there is of: the event ({@code call}, {@code gets}, {@code timeout}, {@code stands},
 * or {@code wire loses} with the segment that it befell), {@code sends}, {@code signal "WORDS"}; in
 * live worlds how it is known with the kernel's word ({@code observed TCP_FIN_WAIT2(5)}, {@code
 * observed row gone}, {@code not seen}; {@code told by its TCB} of the model's end of a wire) and
 * {@code gap 12us}; of the model the place that decided, last. Words of free text never have two
 * blanks in a row: a blank after a blank, or at either end, is written {@code \_}; a backslash
 * {@code \\}; a line end, carriage return or tab {@code \n}, {@code \r}, {@code \t}; a quote within
 * a signal {@code \"}.
 *
 * <p>What the text does not carry comes back as nothing: the TCB, a row, the window, the options
 * and the very octets of a segment. A step's number is its ordinal.
 */
public final class TraceText {
  static final String HEAD = "# lockstep trace 1 · scenario ";
  static final String WORLD = " · world ";
  static final String SEED = " · seed ";
  static final String LINE = "# line ";
  static final String ARROW = " -> ";
  static final String BY_TCB = "by its TCB";

  private TraceText() {}

  /**
   * The trace as text; every line ends with LF.
   *
   * @throws IllegalArgumentException when a step's time or line is below 0, or its action has a
   *     line end in it
   */
  public static String write(Trace trace) {
    return new TraceTextWriter(trace).write();
  }

  /**
   * Reads what {@link #write} writes; {@code write(read(text))} is the text again. Lines may end
   * with CR LF, and empty lines are passed over.
   *
   * @throws TraceFormatException when the text is no trace
   */
  public static Trace read(String text) throws TraceFormatException {
    return new TraceTextReader().read(text);
  }
}
