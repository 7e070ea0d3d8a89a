package lockstep.probe.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.scenario.Action;
import lockstep.scenario.StageFailure;
import lockstep.scenario.UserCall;
import lockstep.table.SocketPair;
import lockstep.tcp.Actor;

/**
 * Makes the calls of a {@code together} block at the same moment. Those that send something at once
 * (connect, send, shutdown, close, abort) are made each from a thread of its own; the others follow
 * in the order of the block. Two connects that cross are tried until they do, see {@link Crossing}.
 */
final class Together {
  /** One call of one actor of the block. */
  record One(Actor actor, Action.Call line) {
    UserCall call() {
      return line.call();
    }
  }

  private final Lab lab;
  private final Caller caller;
  private final Connecting connecting;

  Together(Lab lab, Caller caller, Connecting connecting) {
    this.lab = lab;
    this.caller = caller;
    this.connecting = connecting;
  }

  static List<One> calls(Action.Together block) {
    List<One> all = new ArrayList<>();
    for (Action.Call line : block.calls())
      for (Actor actor : line.actors()) all.add(new One(actor, line));
    return all;
  }

  /** Whether the block has two actors connect to each other. */
  static boolean crosses(Action.Together block) {
    Map<Actor, Actor> targets = new LinkedHashMap<>();
    for (One one : calls(block))
      if (one.call() instanceof UserCall.Connect connect)
        targets.put(one.actor(), connect.target(one.actor()));
    return targets.entrySet().stream()
        .anyMatch(
            e -> !e.getKey().equals(e.getValue()) && e.getKey().equals(targets.get(e.getValue())));
  }

  /** Makes the sockets of those ready who connect, but for those whose calls cross. */
  void prepare(Action.Together block) throws IOException, InterruptedException {
    if (mustTry(block)) return;
    for (Action.Call call : block.calls()) caller.prepare(call);
  }

  /** A wire keeps the one SYN until the other is sent, so there it takes no tries. */
  private boolean mustTry(Action.Together block) {
    return lab.medium == null && crosses(block) && canCross(block);
  }

  private boolean canCross(Action.Together block) {
    return calls(block).stream().allMatch(one -> Connecting.canOpen(lab.players.of(one.actor())));
  }

  /** Makes the calls. */
  void play(Action.Together block, long until, Account account)
      throws StageFailure, IOException, InterruptedException {
    List<One> calls = calls(block);
    for (One one : calls) caller.called(one.actor(), one.line(), account);
    if (mustTry(block)) {
      cross(lab.players.of(calls.get(0).actor()), lab.players.of(calls.get(1).actor()), account);
      return;
    }
    Map<One, Moment> moments = new LinkedHashMap<>();
    for (One one : calls) {
      Optional<Moment> moment = Moment.of(one.call(), lab.players.of(one.actor()), connecting);
      if (moment.isPresent()) moments.put(one, moment.get());
    }
    make(moments);
    Iterator<String> told = Moment.settle(moments.values()).iterator();
    for (One one : calls) {
      Player player = lab.players.of(one.actor());
      account.told(
          player,
          moments.containsKey(one) ? told.next() : caller.call(one.line(), player, until, account));
    }
  }

  /** Where there are too few processors for all of it, the calls come before the readings. */
  private void make(Map<One, Moment> moments) throws IOException, InterruptedException {
    boolean room = Runtime.getRuntime().availableProcessors() > moments.size();
    if (!room) lab.sampler.rest();
    if (lab.medium != null) lab.medium.stop();
    try {
      AtOnce.run(moments.values().stream().<Runnable>map(moment -> moment::make).toList());
    } finally {
      if (lab.medium != null) lab.medium.go();
    }
    if (!room) lab.hurry();
  }

  private void cross(Player first, Player second, Account account)
      throws IOException, InterruptedException {
    // Both processors are needed for the calls; a state between two readings stays unseen anyway.
    lab.sampler.rest();
    for (Player player : List.of(first, second)) {
      connecting.release(player);
      if (player.keepsPort != null) player.keepsPort.close();
      player.keepsPort = null;
      player.enterStage();
    }
    Crossing.Outcome outcome =
        lab.sockets
            .crossing()
            .cross(caller.settingsOf(first.actor()), caller.settingsOf(second.actor()));
    outcome.ofFirst().forEach(words -> Caller.remark(first, words));
    outcome.ofSecond().forEach(words -> Caller.remark(second, words));
    if (outcome.crossed()) {
      adopt(outcome, first, second);
      account.remark(
          first.actor(), "the SYNs crossed at try " + outcome.tries() + "; only this one is told");
    } else {
      if (outcome.misses().refused() > 0)
        for (Player player : List.of(first, second)) account.told(player, SignalWords.REFUSED);
      account.unmet(
          first.actor(),
          "the SYNs did not cross in " + outcome.tries() + " tries: " + outcome.misses().words());
    }
    lab.hurry();
  }

  private void adopt(Crossing.Outcome outcome, Player first, Player second)
      throws IOException, InterruptedException {
    boolean adopted = false;
    try {
      first.connection = lab.sockets.adopt(outcome.first());
      second.connection = lab.sockets.adopt(outcome.second());
      adopted = true;
    } finally {
      if (!adopted) outcome.second().close();
    }
    for (Player player : List.of(first, second))
      player.watch(
          new SocketPair(
              Place.address(player.connection.local()),
              Place.address(player.connection.foreign())));
    lab.watch();
  }
}
