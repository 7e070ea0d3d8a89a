package lockstep.app.doctor;

import static lockstep.views.terminal.Checkup.Has.NO;

import java.util.List;
import lockstep.app.doctor.Loopback.Device;
import lockstep.app.doctor.Loopback.Reach;
import lockstep.views.terminal.Checkup.Item;

/** What follows from whether this computer reaches itself. */
final class LoopbackDiagnosis {
  private final Machine machine;
  private final Loopback loopback;

  LoopbackDiagnosis(Machine machine) {
    this.machine = machine;
    this.loopback = machine.loopback();
  }

  boolean works() {
    return machine.table().failure().isEmpty() && loopback.works();
  }

  Item stage() {
    if (works()) return Diagnosis.item("loopback", "plays with this kernel's own sockets");
    String why =
        loopback.works()
            ? "the socket table cannot be read"
            : "no connection comes about over 127.0.0.1 or ::1"
                + (loopback.device() == Device.DOWN ? ": the interface lo is down" : "");
    return Diagnosis.item(
        NO,
        "loopback",
        why,
        "this kernel's states beside the model's",
        loopback.works() ? null : up());
  }

  List<Item> families() {
    return List.of(four(), six());
  }

  private Item four() {
    return loopback.four().works()
        ? made("IPv4", "127.0.0.1")
        : missing("IPv4", "127.0.0.1", loopback.four(), "127.0.0.1/8");
  }

  private Item six() {
    if (loopback.six().works()) return made("IPv6", "::1");
    return switch (loopback.sixIn()) {
      case SWITCHED_OFF ->
          item(
              "IPv6",
              "::1",
              loopback.six(),
              ", as net.ipv6.conf.lo.disable_ipv6 is 1",
              "sysctl -w net.ipv6.conf.lo.disable_ipv6=0");
      case NOT_IN_KERNEL ->
          item("IPv6", "::1", loopback.six(), ", as this kernel runs without IPv6", null);
      case ON, UNKNOWN -> missing("IPv6", "::1", loopback.six(), "::1/128");
    };
  }

  private static Item made(String name, String address) {
    return Diagnosis.item(name, "a connection over " + address + " was made");
  }

  private Item missing(String name, String address, Reach reach, String withPrefix) {
    return switch (loopback.device()) {
      case DOWN -> item(name, address, reach, ", as the interface lo is down", "ip link set lo up");
      case WITHOUT_ADDRESS ->
          item(
              name,
              address,
              reach,
              ", as the interface lo lacks this address",
              "ip address add " + withPrefix + " dev lo");
      case UP -> item(name, address, reach, ", though the interface lo is up", null);
      case UNKNOWN -> item(name, address, reach, "", null);
    };
  }

  private Item item(String name, String address, Reach reach, String why, String command) {
    return Diagnosis.item(
        NO,
        name,
        address + " fails (" + reach.failed() + ")" + why,
        "scenarios on " + name,
        command == null || !machine.isLinux() ? null : Diagnosis.sudo(machine, command));
  }

  private String up() {
    return machine.isLinux() && loopback.device() == Device.DOWN
        ? Diagnosis.sudo(machine, "ip link set lo up")
        : null;
  }
}
