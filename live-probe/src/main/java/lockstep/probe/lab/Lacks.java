package lockstep.probe.lab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.probe.table.SocketTableException;
import lockstep.probe.table.SocketTables;
import lockstep.scenario.Action;
import lockstep.scenario.Option;
import lockstep.scenario.Scenario;
import lockstep.scenario.Stage.Lack;
import lockstep.scenario.UserCall;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.tcp.World;

/** What a scenario asks for that this computer's loopback cannot give. */
final class Lacks {
  private Lacks() {}

  static List<Lack> of(Scenario scenario, LabOptions options) {
    List<Lack> lacks = new ArrayList<>();
    if (scenario.needs() == World.WIRE)
      lacks.add(new Lack(0, "it needs the wire, and loopback has no segments to hold", true));
    ofMachine(options).ifPresent(what -> lacks.add(new Lack(0, what, true)));
    for (Action action : scenario.actions()) of(action, options, lacks);
    lacks.addAll(callingListeners(scenario));
    return lacks;
  }

  /** RFC 9293 lets a waiting TCB call (section 3.10.1); a listening socket cannot. */
  private static List<Lack> callingListeners(Scenario scenario) {
    List<Lack> lacks = new ArrayList<>();
    Set<Actor> listeners = new HashSet<>();
    for (Action action : scenario.actions()) {
      if (!(action instanceof Action.Call call)) continue;
      if (call.call() instanceof UserCall.Listen) listeners.addAll(call.actors());
      else if (call.call() instanceof UserCall.Connect
          && call.actors().stream().anyMatch(listeners::contains))
        lacks.add(
            new Lack(
                call.line(),
                "a socket that listens cannot connect: \"" + call.text() + "\"",
                true));
    }
    return lacks;
  }

  private static Optional<String> ofMachine(LabOptions options) {
    try {
      SocketTables.open().close();
      if (options.family() == LabOptions.Family.IPV4 || LoopbackOnly.hasIpv6())
        return Optional.empty();
      return Optional.of("no IPv6 loopback address (::1) here; play it with -4");
    } catch (SocketTableException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static void of(Action action, LabOptions options, List<Lack> lacks) {
    if (action instanceof Action.Together together) {
      lacks.add(notYet(together.line(), "together"));
    } else if (action instanceof Action.Wire wire) {
      lacks.add(notYet(wire.line(), wire.text()));
    } else if (action instanceof Action.Set set) {
      if (SocketSetting.of(set).isEmpty() && set.option() != Option.SEED)
        lacks.add(
            new Lack(
                set.line(),
                "\""
                    + set.text()
                    + "\" has no counterpart on loopback and is passed over"
                    + (SocketSetting.onlyTheModelHas(set.option())
                        ? "; only the model has it"
                        : ""),
                false));
    } else if (action instanceof Action.Wait wait) {
      of(wait, options, lacks);
    } else if (action instanceof Action.Call call) {
      of(call, lacks);
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

  private static void of(Action.Call call, List<Lack> lacks) {
    UserCall what = call.call();
    if (what instanceof UserCall.PauseReading
        || what instanceof UserCall.ResumeReading
        || what instanceof UserCall.FillWindow
        || what instanceof UserCall.Crash
        || what instanceof UserCall.Listen listen && listen.deferAccept() != null
        || what instanceof UserCall.Connect connect
            && connect.to() != null
            && connect.to().side() == Side.CLIENT) {
      lacks.add(notYet(call.line(), call.text()));
    } else if (what instanceof UserCall.Listen listen
        && listen.backlog().isPresent()
        && listen.backlog().getAsInt() < 1) {
      lacks.add(new Lack(call.line(), "Java listens with a backlog of 1 or more only", true));
    }
  }

  private static Lack notYet(int line, String what) {
    return new Lack(line, "\"" + what + "\" is not on this stage yet", true);
  }
}
