package lockstep.views.tcb;

import java.util.List;
import java.util.OptionalLong;
import lockstep.table.TcpInfo;
import lockstep.table.TcpInfoField;
import lockstep.views.words.Numbers;
import lockstep.views.words.Words;

/** What a row carries of the kernel's TCP_INFO, in lines of two ends each. */
final class KernelInfo {
  private static final long NOT_SET = Integer.MAX_VALUE;

  private static final List<TcpInfoField> FIELDS =
      List.of(
          TcpInfoField.RTT,
          TcpInfoField.RTO,
          TcpInfoField.SND_CWND,
          TcpInfoField.SND_SSTHRESH,
          TcpInfoField.UNACKED,
          TcpInfoField.RETRANS);

  private KernelInfo() {}

  /** The values of both ends; none where neither row carries any. */
  static List<Variable> of(TcbContent.End client, TcbContent.End server) {
    List<Variable> all =
        FIELDS.stream()
            .map(
                field ->
                    new Variable(
                        Words.of("tcb.info." + field),
                        false,
                        value(field, client),
                        value(field, server)))
            .toList();
    boolean any = all.stream().anyMatch(one -> one.client().exists() || one.server().exists());
    return any ? all : List.of();
  }

  private static Variable.Value value(TcpInfoField field, TcbContent.End end) {
    String shown = end == null ? Variable.NONE : shown(field, end);
    return new Variable.Value(shown, shown);
  }

  private static String shown(TcpInfoField field, TcbContent.End end) {
    if (end.standing().inside().row() == null) return Variable.NONE;
    OptionalLong value =
        end.standing()
            .inside()
            .row()
            .details()
            .tcpInfo()
            .map(info -> told(info, field))
            .orElse(OptionalLong.empty());
    if (value.isEmpty()) return Variable.NONE;
    if (field == TcpInfoField.SND_SSTHRESH && value.getAsLong() >= NOT_SET)
      return Words.of("tcb.info.notSet");
    return field.unit().equals("us")
        ? Numbers.time(value.getAsLong())
        : Numbers.brief(value.getAsLong());
  }

  private static OptionalLong told(TcpInfo info, TcpInfoField field) {
    return info.get(field);
  }
}
