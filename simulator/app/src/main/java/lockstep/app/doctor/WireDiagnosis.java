package lockstep.app.doctor;

import static lockstep.views.terminal.Checkup.Has.NO;

import java.util.List;
import lockstep.app.doctor.Machine.WireGround;
import lockstep.views.terminal.Checkup.Item;

/** What a machine lacks for the wire: a network of one's own, and a device into it. */
final class WireDiagnosis {
  private static final String BRINGS = "each segment in your hand, on this kernel";

  private final Machine machine;
  private final WireGround ground;

  WireDiagnosis(Machine machine) {
    this.machine = machine;
    this.ground = machine.wire();
  }

  boolean works() {
    return ground.fails().isEmpty() && isGround();
  }

  private boolean isGround() {
    return machine.isLinux() && ground.namespaces() && ground.tun() == Machine.Tun.USABLE;
  }

  List<Item> items() {
    if (!machine.isLinux())
      return List.of(Diagnosis.item(NO, "wire", "is for Linux alone", BRINGS, null));
    return List.of(wire(), namespaces(), tun());
  }

  private Item wire() {
    if (works()) return Diagnosis.item("wire", "plays in a network of its own");
    String why = ground.fails().orElse("this machine lacks what follows for it");
    return Diagnosis.item(NO, "wire", why, BRINGS, null);
  }

  private Item namespaces() {
    String name = "namespaces";
    if (ground.namespaces())
      return Diagnosis.item(
          name,
          machine.root()
              ? "a network of one's own can be had, as root"
              : "a user and a network of one's own can be had");
    String brings = "a network of one's own, for the wire";
    if (!ground.unshare())
      return Diagnosis.item(
          NO,
          name,
          "the command unshare is missing",
          brings,
          Packages.install(machine, Packages.Part.UNSHARE).orElse(null));
    if (machine.root())
      return Diagnosis.item(
          NO,
          name,
          "refused even to root: a container's rules",
          brings,
          "docker run --privileged ...");
    if (ground.largest() == 0)
      return refused("user.max_user_namespaces is 0", "user.max_user_namespaces=15000");
    if (ground.unprivileged() == 0)
      return refused("kernel.unprivileged_userns_clone is 0", "kernel.unprivileged_userns_clone=1");
    if (ground.apparmor() == 1)
      return refused(
          "AppArmor keeps ordinary users from them",
          "kernel.apparmor_restrict_unprivileged_userns=0");
    return Diagnosis.item(
        NO,
        name,
        "refused to this user: by a container's rules?",
        brings,
        "sudo ./lockstep doctor");
  }

  private static Item refused(String why, String setting) {
    return Diagnosis.item(
        NO, "namespaces", why, "a network of one's own, for the wire", "sudo sysctl -w " + setting);
  }

  private Item tun() {
    return switch (ground.tun()) {
      case USABLE -> Diagnosis.item("TUN device", "/dev/net/tun is there for this user");
      case FORBIDDEN ->
          Diagnosis.item(
              NO,
              "TUN device",
              "/dev/net/tun is not for this user",
              "the wire's far end, without root",
              machine.privilege() == Privilege.CONFINED ? null : "sudo chmod 0666 /dev/net/tun");
      case MISSING ->
          Diagnosis.item(
              NO,
              "TUN device",
              machine.privilege() == Privilege.CONFINED
                  ? "there is no /dev/net/tun, and only root of the host gives it"
                  : "there is no /dev/net/tun",
              "the wire's far end",
              machine.privilege() == Privilege.CONFINED
                  ? null
                  : Diagnosis.sudo(machine, "modprobe tun"));
    };
  }
}
