package lockstep.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lockstep.probe.table.SockDiagParts;

/**
 * What Linux gives by netlink, and what explains that it does not.
 *
 * @param parts each part as it was tried
 * @param filtered whether a seccomp filter stands between this process and the kernel
 * @param tcpDiag the module that has TCP's rows
 * @param udpDiag the module that has UDP's rows
 */
record Netlink(SockDiagParts parts, boolean filtered, KernelModule tcpDiag, KernelModule udpDiag) {
  static Netlink look(String release) throws IOException {
    Path modules = Path.of("/lib/modules", release);
    return new Netlink(
        SockDiagParts.look(),
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .anyMatch(line -> line.matches("Seccomp:\\s+2")),
        KernelModule.find(modules, "tcp_diag"),
        KernelModule.find(modules, "udp_diag"));
  }
}
