package lockstep.probe.table;

/** Octets of macOS's structures for a socket, written from sys/socketvar.h and sys/proc_info.h. */
final class MacFixtures {
  private MacFixtures() {}

  /**
   * A socket as both sources tell it.
   *
   * @param families 1 IPv4, 2 IPv6, 3 both
   * @param local sixteen octets
   */
  record Socket(
      int families,
      int[] local,
      int localPort,
      int[] foreign,
      int foreignPort,
      int state,
      long generation) {}

  static int[] ipv4(int... four) {
    int[] address = new int[16];
    System.arraycopy(four, 0, address, 12, 4);
    return address;
  }

  static int[] loopback6() {
    int[] address = new int[16];
    address[15] = 1;
    return address;
  }

  /** xinpgen, at both ends of the list. */
  static Fixture generation(int count) {
    return new Fixture()
        .u32("xig_len", 24)
        .u32("xig_count", count)
        .u64("xig_gen", 7)
        .u64("xig_sogen", 8);
  }

  /** xinpcb_n, 104 octets. */
  static Fixture pcb(Socket socket) {
    return new Fixture()
        .u32("xi_len", 104)
        .u32("xi_kind", 0x10)
        .unread("xi_inpp", 8)
        .raw("inp_fport", socket.foreignPort() >> 8, socket.foreignPort())
        .raw("inp_lport", socket.localPort() >> 8, socket.localPort())
        .unread("inp_ppcb", 8)
        .u64("inp_gencnt", socket.generation())
        .unread("inp_flags", 4)
        .unread("inp_flow", 4)
        .u8("inp_vflag", socket.families())
        .unread("inp_ip_ttl", 1)
        .unread("inp_ip_p", 1)
        .unread("padding", 1)
        .raw("inp_dependfaddr", socket.foreign())
        .raw("inp_dependladdr", socket.local())
        .unread("inp_depend4", 4)
        .unread("inp_depend6", 12)
        .unread("inp_flowhash", 4)
        .unread("inp_flags2", 4);
  }

  /** xsocket_n, 76 octets here and rounded up to 80. */
  static Fixture socket(int uid, int queue, int limit) {
    return new Fixture()
        .u32("xso_len", 76)
        .u32("xso_kind", 0x1)
        .unread("xso_so", 8)
        .unread("so_type, padding", 4)
        .unread("so_options", 4)
        .unread("so_linger", 2)
        .unread("so_state", 2)
        .unread("so_pcb", 8)
        .unread("xso_protocol", 4)
        .unread("xso_family", 4)
        .u16("so_qlen", queue)
        .unread("so_incqlen", 2)
        .u16("so_qlimit", limit)
        .unread("so_timeo", 2)
        .unread("so_error, padding", 4)
        .unread("so_pgid", 4)
        .unread("so_oobmark", 4)
        .u32("so_uid", uid)
        .u32("so_last_pid", 11)
        .u32("so_e_pid", 12)
        .unread("rounding", 4);
  }

  /** xsockbuf_n, 32 octets. */
  static Fixture buffer(int kind, long queued) {
    return new Fixture()
        .u32("xsb_len", 32)
        .u32("xsb_kind", kind)
        .u32("sb_cc", queued)
        .unread("sb_hiwat and what follows", 20);
  }

  /** xsockstat_n; its length is not looked at. */
  static Fixture statistics(int length) {
    return new Fixture()
        .u32("xst_len", length)
        .u32("xst_kind", 0x8)
        .unread("xst_tc_stats and rounding", (length + 7 & ~7) - 8);
  }

  /** xtcpcb_n, 204 octets, rounded up to 208. */
  static Fixture tcpcb(int state) {
    return new Fixture()
        .u32("xt_len", 204)
        .u32("xt_kind", 0x20)
        .unread("t_segq", 8)
        .unread("t_dupacks", 4)
        .unread("t_timer", 16)
        .u32("t_state", state)
        .unread("t_flags and what follows", 164)
        .unread("rounding", 4);
  }

  /** All blocks of a TCP socket. */
  static Fixture tcp(Socket socket) {
    return pcb(socket)
        .then(socket(501, 3, 128))
        .then(buffer(0x2, 70))
        .then(buffer(0x4, 90))
        .then(statistics(136))
        .then(tcpcb(socket.state()));
  }

  /** All blocks of a UDP socket, in another order. */
  static Fixture udp(Socket socket) {
    return socket(0, 0, 0)
        .then(buffer(0x4, 0))
        .then(buffer(0x2, 5))
        .then(pcb(socket))
        .then(statistics(200));
  }

  /**
   * socket_fdinfo, 792 octets.
   *
   * @param kind 1 for UDP and others of IP, 2 for TCP
   */
  static Fixture info(Socket socket, int kind, int protocol) {
    return new Fixture()
        .unread("proc_fileinfo", 24)
        .unread("soi_stat", 136)
        .unread("soi_so", 8)
        .unread("soi_pcb", 8)
        .unread("soi_type", 4)
        .u32("soi_protocol", protocol)
        .unread("soi_family", 4)
        .unread("soi_options", 2)
        .unread("soi_linger", 2)
        .unread("soi_state", 2)
        .u16("soi_qlen", 3)
        .unread("soi_incqlen", 2)
        .u16("soi_qlimit", 128)
        .unread("soi_timeo", 2)
        .unread("soi_error", 2)
        .unread("soi_oobmark", 4)
        .u32("soi_rcv.sbi_cc", 70)
        .unread("soi_rcv, the rest", 20)
        .u32("soi_snd.sbi_cc", 90)
        .unread("soi_snd, the rest", 20)
        .u32("soi_kind", kind)
        .unread("rfu_1", 4)
        .raw("insi_fport", socket.foreignPort() >> 8, socket.foreignPort(), 0, 0)
        .raw("insi_lport", socket.localPort() >> 8, socket.localPort(), 0, 0)
        .u64("insi_gencnt", socket.generation())
        .unread("insi_flags", 4)
        .unread("insi_flow", 4)
        .u8("insi_vflag", socket.families())
        .unread("insi_ip_ttl", 1)
        .unread("padding", 2)
        .unread("rfu_1", 4)
        .raw("insi_faddr", socket.foreign())
        .raw("insi_laddr", socket.local())
        .unread("insi_v4, insi_v6", 16)
        .u32("tcpsi_state", socket.state())
        .unread("tcpsi_timer and what follows", 36)
        .unread("the rest of the union", 528 - 120);
  }
}
