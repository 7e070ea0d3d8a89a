package lockstep.app.doctor;

import static lockstep.views.terminal.Checkup.Has.NO;
import static lockstep.views.terminal.Checkup.Has.PART;
import static lockstep.views.terminal.Checkup.Has.YES;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.views.terminal.Checkup;
import lockstep.views.terminal.Checkup.Has;
import lockstep.views.terminal.Checkup.Item;
import lockstep.views.terminal.Checkup.Remedy;

/** Says what follows from what was found on a machine: the same findings, the same words. */
final class Diagnosis {
  private final Machine machine;
  private final WireDiagnosis wire;

  Diagnosis(Machine machine) {
    this.machine = machine;
    this.wire = new WireDiagnosis(machine);
  }

  /** Whether what all else stands on works: the model. */
  boolean baseWorks() {
    return machine.model().isEmpty();
  }

  Checkup checkup() {
    List<Item> items = new ArrayList<>();
    items.add(model());
    items.add(loopback());
    items.addAll(wire.items());
    items.add(table());
    items.add(programs());
    items.add(family("IPv4", "127.0.0.1", machine.ipv4(), "ip link set lo up"));
    items.add(family("IPv6", "::1", machine.ipv6(), "sysctl -w net.ipv6.conf.lo.disable_ipv6=0"));
    items.add(trace());
    items.add(window());
    items.add(jdk());
    items.add(services());
    items.add(processors());
    String title =
        String.format(
            "%s %s, Java %s", machine.system(), machine.release(), machine.jdk().version());
    return new Checkup(title, items, conclusion());
  }

  private String conclusion() {
    if (!baseWorks()) return "Lockstep does not work here: its model fails.";
    List<String> worlds = new ArrayList<>(List.of("model"));
    if (hasLoopback()) worlds.add("loopback");
    if (wire.works()) worlds.add("wire");
    return "Lockstep works here, on " + String.join(", ", worlds) + ".";
  }

  private Item model() {
    return machine
        .model()
        .map(fault -> item(NO, "model", fault, "everything; this is a fault of Lockstep", null))
        .orElseGet(() -> item("model", "plays RFC 9293 in virtual time"));
  }

  private boolean hasLoopback() {
    return machine.table().failure().isEmpty() && (machine.ipv4() || machine.ipv6());
  }

  private Item loopback() {
    if (hasLoopback()) return item("loopback", "plays with this kernel's own sockets");
    String why =
        machine.table().failure().isEmpty()
            ? "neither 127.0.0.1 nor ::1 can be bound"
            : "the socket table cannot be read";
    return item(NO, "loopback", why, "this kernel's states beside the model's", null);
  }

  private Item table() {
    Machine.Table table = machine.table();
    if (!table.failure().isEmpty())
      return item(NO, "socket table", table.failure(), "loopback, netstat, watch", null);
    if (table.fallBack())
      return item(
          PART,
          "socket table",
          table.source(),
          "single rows in microseconds, less UNSEEN",
          sudo("modprobe tcp_diag"));
    return item("socket table", table.source());
  }

  private Item programs() {
    Machine.Programs programs = machine.programs();
    if (programs.seen() == 0)
      return item(NO, "program names", "not on this system", "whose socket each is", null);
    if (programs.readable() == programs.seen())
      return item("program names", "of all " + programs.seen() + " processes");
    return item(
        programs.readable() == 0 ? NO : PART,
        "program names",
        "of "
            + programs.readable()
            + " of "
            + programs.seen()
            + " processes"
            + (machine.root() ? ", though this is root" : ": this user's own"),
        "whose socket each is, for everybody's",
        machine.root() ? null : "sudo ./lockstep netstat -p");
  }

  private Item family(String name, String address, boolean there, String command) {
    if (there) return item(name, address + " can be bound");
    return item(
        NO,
        name,
        address + " cannot be bound",
        "scenarios on " + name,
        machine.isLinux() ? sudo(command) : null);
  }

  private Item trace() {
    String brings = "the kernel's word on each change (not used yet)";
    if (!machine.isLinux()) return item(NO, "kernel trace", "Linux alone has it", brings, null);
    return switch (machine.trace()) {
      case READABLE -> item("kernel trace", "tracefs tells of sock:inet_sock_set_state");
      case FORBIDDEN ->
          item(
              NO,
              "kernel trace",
              "tracefs is there, but not for this user",
              brings,
              "sudo ./lockstep doctor");
      case NOT_MOUNTED ->
          item(
              NO,
              "kernel trace",
              "tracefs is not mounted, or has no TCP in it",
              brings,
              sudo("mount -t tracefs tracefs /sys/kernel/tracing"));
    };
  }

  private Item window() {
    Machine.Screen screen = machine.window();
    String brings = "the window: diagram, segments, rows in step";
    boolean display = !screen.display().isEmpty() || !screen.displayNeeded();
    String javaFx = screen.javaFx() ? "JavaFX is there" : "JavaFX is missing";
    String shown = screen.display().isEmpty() ? "" : " (" + screen.display() + ")";
    if (screen.javaFx() && display) return item("window", javaFx + ", and a display" + shown);
    if (screen.javaFx())
      return item(
          NO, "window", javaFx + ", but no DISPLAY or WAYLAND_DISPLAY", brings, "ssh -X HOST");
    return item(
        NO,
        "window",
        javaFx + (display ? "" : ", and so is a display"),
        brings,
        "touch pom.xml && ./lockstep");
  }

  private Item jdk() {
    Machine.Jdk jdk = machine.jdk();
    String found = jdk.version() + " in " + jdk.home();
    if (jdk.compiles()) return item("JDK", found);
    return item(
        PART,
        "JDK",
        found + ", without a compiler",
        "Lockstep built from its sources",
        Packages.install(machine, Packages.Part.JDK).orElse(null));
  }

  private Item services() {
    Machine.Services services = machine.services();
    if (services.readable()) return item("services file", services.file());
    return item(
        NO,
        "services file",
        services.file() + " cannot be read",
        "names of ports: https for 443",
        Packages.install(machine, Packages.Part.SERVICES).orElse(null));
  }

  private Item processors() {
    int count = machine.processors();
    if (count > 1) return item("processors", count + ": one can watch while another is watched");
    return item(
        PART,
        "processors",
        "1: to watch takes time from what is watched",
        "shorter gaps between readings, less UNSEEN",
        null);
  }

  /** The command as it is typed by this user. */
  private String sudo(String command) {
    return sudo(machine, command);
  }

  static String sudo(Machine machine, String command) {
    return machine.root() ? command : "sudo " + command;
  }

  static Item item(String name, String found) {
    return new Item(YES, name, found, Optional.empty());
  }

  /**
   * @param command null when no command gives it
   */
  static Item item(Has has, String name, String found, String brings, String command) {
    return new Item(
        has,
        name,
        found,
        Optional.of(new Remedy("brings: " + brings, Optional.ofNullable(command))));
  }
}
