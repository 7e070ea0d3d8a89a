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
  private final LoopbackDiagnosis loopback;

  Diagnosis(Machine machine) {
    this.machine = machine;
    this.wire = new WireDiagnosis(machine);
    this.loopback = new LoopbackDiagnosis(machine);
  }

  /** Whether what all else stands on works: the model. */
  boolean baseWorks() {
    return machine.model().isEmpty();
  }

  Checkup checkup() {
    List<Item> items = new ArrayList<>();
    items.add(model());
    items.add(loopback.stage());
    items.addAll(wire.items());
    items.addAll(new NetlinkDiagnosis(machine).items());
    items.add(programs());
    items.addAll(loopback.families());
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
    if (loopback.works()) worlds.add("loopback");
    if (wire.works()) worlds.add("wire");
    return "Lockstep works here, on " + String.join(", ", worlds) + ".";
  }

  private Item model() {
    return machine
        .model()
        .map(fault -> item(NO, "model", fault, "everything; this is a fault of Lockstep", null))
        .orElseGet(() -> item("model", "plays RFC 9293 in virtual time"));
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

  private Item trace() {
    String brings = "the kernel's word on each change (--trace-kernel)";
    if (!machine.isLinux()) return item(NO, "kernel trace", "Linux alone has it", brings, null);
    boolean confined = machine.privilege() == Privilege.CONFINED;
    String outside = confined ? ", and this root is not the host's" : "";
    return switch (machine.trace()) {
      case READABLE -> item("kernel trace", "tracefs tells of sock:inet_sock_set_state");
      case FORBIDDEN ->
          item(
              NO,
              "kernel trace",
              confined
                  ? "tracefs is there" + outside
                  : "tracefs is there, but not for this user: for root",
              brings,
              machine.root() ? null : "sudo ./lockstep doctor");
      case NOT_MOUNTED ->
          item(
              NO,
              "kernel trace",
              "tracefs is not mounted" + (machine.root() ? outside : "; it is for root alone"),
              brings,
              confined ? null : sudo("mount -t tracefs tracefs /sys/kernel/tracing"));
      case NO_EVENT ->
          item(NO, "kernel trace", "this kernel does not trace its sockets", brings, null);
      case NO_TRACEFS -> item(NO, "kernel trace", "this kernel has no tracefs", brings, null);
      case LOCKED ->
          item(NO, "kernel trace", "refused even to root: the kernel is locked", brings, null);
    };
  }

  private Item window() {
    Machine.Screen screen = machine.window();
    String brings = "the window: diagram, segments, rows in step";
    String shown = screen.display().isEmpty() ? "" : " (" + screen.display() + ")";
    String noDisplay = noDisplay(screen);
    if (!screen.javaFx())
      return item(
          NO,
          "window",
          "JavaFX is missing" + (noDisplay.isEmpty() ? "" : ", and so is a display"),
          brings,
          "touch pom.xml && ./lockstep");
    if (noDisplay.isEmpty() && screen.isElsewhere())
      return item(
          "window",
          "JavaFX is there; " + screen.display() + " is another computer's and was not tried");
    if (noDisplay.isEmpty()) return item("window", "JavaFX is there, and a display" + shown);
    boolean named = !screen.display().isEmpty() || screen.wayland();
    return item(
        NO, "window", "JavaFX is there, but " + noDisplay, brings, named ? null : "ssh -X HOST");
  }

  /** Why there is no display; empty when there is one. */
  private static String noDisplay(Machine.Screen screen) {
    if (!screen.displayNeeded()) return "";
    if (screen.display().isEmpty())
      return screen.wayland()
          ? "draws through X11: WAYLAND_DISPLAY is set, DISPLAY is not"
          : "DISPLAY is not set";
    if (screen.silence().isEmpty()) return "";
    return "nobody answers at " + screen.display() + " (" + screen.silence() + ")";
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
