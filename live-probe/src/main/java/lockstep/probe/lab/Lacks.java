package lockstep.probe.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.probe.table.SocketTableException;
import lockstep.probe.table.SocketTables;
import lockstep.scenario.Action;
import lockstep.scenario.Option;
import lockstep.scenario.OptionValue;
import lockstep.scenario.Scenario;
import lockstep.scenario.Stage.Lack;
import lockstep.scenario.UserCall;
import lockstep.tcp.Actor;
import lockstep.tcp.World;

/** What a scenario asks for that this computer's sockets cannot give. */
public final class Lacks {
  private Lacks() {}

  static List<Lack> of(Scenario scenario, LabOptions options, Ground ground) {
    List<Lack> lacks = new ArrayList<>();
    if (scenario.needs() == World.WIRE && ground.world() != World.WIRE)
      lacks.add(new Lack(0, "it needs the wire, and loopback has no segments to hold", true));
    ofMachine(ground).ifPresent(what -> lacks.add(new Lack(0, what, true)));
    lacks.addAll(of(scenario, options, ground.world()));
    return lacks;
  }

  /** What its lines ask for that a live world cannot give, apart from the state of the machine. */
  public static List<Lack> of(Scenario scenario, LabOptions options, World world) {
    return of(scenario, options, world, null);
  }

  /**
   * The same where one actor is played at the far end of the wire.
   *
   * @param far who; null for nobody
   */
  public static List<Lack> of(Scenario scenario, LabOptions options, World world, Actor far) {
    List<Lack> lacks = new ArrayList<>();
    for (Action action : scenario.actions()) {
      if (far != null) lacks.addAll(FarLacks.of(action, far));
      List<Lack> found = new ArrayList<>();
      of(action, options, world, found);
      // What a kernel cannot do another TCP may; a block is looked at call by call.
      if (!(action instanceof Action.Together) && FarLacks.isOnlyOf(action, far)) continue;
      if (action instanceof Action.Together together && far != null)
        found.removeIf(lack -> FarLacks.isLineOf(together, lack.line(), far));
      lacks.addAll(found);
    }
    for (Lack lack : callingListeners(scenario, far)) lacks.add(lack);
    if (world == World.WIRE) lacks.addAll(callingAfterCrash(scenario));
    if (!options.patient()) keepAliveTooLate(scenario, options).ifPresent(lacks::add);
    return lacks;
  }

  /** Where a scenario waits for a keep-alive probe longer than is sat through, nothing comes. */
  private static Optional<Lack> keepAliveTooLate(Scenario scenario, LabOptions options) {
    Duration idle = null;
    for (Action action : scenario.actions()) {
      if (action instanceof Action.Set set && set.value() instanceof OptionValue.KeepAlive keep)
        idle = keep.idle();
      if (idle == null || idle.compareTo(options.deadline()) <= 0) continue;
      if (action instanceof Action.Wait wait
          && wait.until() instanceof Action.Until.Time time
          && time.duration().compareTo(idle) >= 0)
        return Optional.of(
            new Lack(
                wait.line(),
                "\"%s\": a kernel's keep-alive probe comes after %s by its own clock; --patient"
                        .formatted(wait.text(), words(idle))
                    + " sits through that",
                true));
    }
    return Optional.empty();
  }

  private static String words(Duration time) {
    return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }

  /** RFC 9293 lets a waiting TCB call (section 3.10.1); a listening socket cannot. */
  private static List<Lack> callingListeners(Scenario scenario, Actor far) {
    List<Lack> lacks = new ArrayList<>();
    Set<Actor> listeners = new HashSet<>();
    for (Action action : scenario.actions()) {
      for (Action.Call call : calls(action)) {
        if (call.call() instanceof UserCall.Listen) listeners.addAll(call.actors());
        else if (call.call() instanceof UserCall.Connect
            && !FarLacks.isOnlyOf(call, far)
            && call.actors().stream().anyMatch(listeners::contains))
          lacks.add(
              new Lack(
                  call.line(),
                  "a socket that listens cannot connect: \"" + call.text() + "\"",
                  true));
      }
    }
    return lacks;
  }

  /** A new connection at the same port begins with a number that nobody can foretell. */
  private static List<Lack> callingAfterCrash(Scenario scenario) {
    List<Lack> lacks = new ArrayList<>();
    Set<Actor> crashed = new HashSet<>();
    for (Action action : scenario.actions()) {
      for (Action.Call call : calls(action)) {
        if (call.call() instanceof UserCall.Crash) crashed.addAll(call.actors());
        else if (call.call() instanceof UserCall.Connect
            && call.actors().stream().anyMatch(crashed::contains))
          lacks.add(
              new Lack(
                  call.line(),
                  "\"%s\" after a crash: a kernel's new numbers have no known distance from the old"
                          .formatted(call.text())
                      + " ones, which the peer still awaits",
                  true));
      }
    }
    return lacks;
  }

  private static List<Action.Call> calls(Action action) {
    if (action instanceof Action.Call call) return List.of(call);
    return action instanceof Action.Together together ? together.calls() : List.of();
  }

  private static Optional<String> ofMachine(Ground ground) {
    try {
      SocketTables.open().close();
      return ground.lack();
    } catch (SocketTableException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static void of(Action action, LabOptions options, World world, List<Lack> lacks) {
    if (action instanceof Action.Together together) {
      for (Action.Call call : together.calls()) of(call, world, lacks);
      if (world == World.LOOPBACK)
        crossing(together).ifPresent(what -> lacks.add(new Lack(together.line(), what, true)));
    } else if (action instanceof Action.Wire wire) {
      if (world == World.LOOPBACK) lacks.add(cannot(wire.line(), wire.text()));
    } else if (action instanceof Action.Set set) {
      if (SocketSetting.of(set).isEmpty()
          && set.option() != Option.SEED
          && !(world == World.WIRE && set.option().ofWire())) {
        String why = SocketSetting.whyNot(set);
        lacks.add(
            new Lack(
                set.line(),
                "\""
                    + set.text()
                    + "\" has no counterpart on "
                    + world.word()
                    + " and is passed over"
                    + (why.isEmpty() ? "" : "; " + why),
                false));
      }
    } else if (action instanceof Action.Wait wait) {
      of(wait, options, lacks);
    } else if (action instanceof Action.Call call) {
      of(call, world, lacks);
    }
  }

  private static void of(Action.Wait wait, LabOptions options, List<Lack> lacks) {
    boolean tooLong =
        wait.until() instanceof Action.Until.Time time
            && time.duration().compareTo(options.deadline()) > 0;
    if (tooLong && !options.patient())
      lacks.add(
          new Lack(
              wait.line(),
              "\"%s\" is longer than %d s and is not sat through; --patient does"
                  .formatted(wait.text(), options.deadline().toSeconds()),
              false));
  }

  private static void of(Action.Call call, World world, List<Lack> lacks) {
    UserCall what = call.call();
    if (what instanceof UserCall.Crash) {
      if (world == World.WIRE) return;
      lacks.add(
          new Lack(
              call.line(),
              "\"" + call.text() + "\": a kernel forgets no connection; only model and wire do",
              true));
    } else if (what instanceof UserCall.Listen listen) {
      String asked = linuxOnly(listen);
      if (asked == null) return;
      LinuxListener.missing()
          .ifPresent(
              why -> lacks.add(new Lack(call.line(), asked + " is not to be had: " + why, true)));
    }
  }

  /** What of a call only Linux has, in words; null for nothing. */
  private static String linuxOnly(UserCall.Listen listen) {
    if (listen.deferAccept() != null) return "defer-accept";
    boolean none = listen.backlog().isPresent() && listen.backlog().getAsInt() < 1;
    return none ? "a backlog of 0" : null;
  }

  /** What two connects need that are to cross. */
  private static Optional<String> crossing(Action.Together block) {
    if (!Together.crosses(block)) return Optional.empty();
    if (Together.calls(block).size() > 2)
      return Optional.of("two connects that cross on loopback stand alone in their block");
    return Runtime.getRuntime().availableProcessors() < 2
        ? Optional.of("two SYNs cross on loopback only where there are two processors, here is one")
        : Optional.empty();
  }

  private static Lack cannot(int line, String what) {
    return new Lack(line, "\"" + what + "\" cannot be played on this stage", true);
  }
}
