package lockstep.app.desktop.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.app.desktop.run.RunState.Origin;
import lockstep.app.session.LiveAction;
import lockstep.app.session.Script;
import lockstep.comparison.HeldSegment;
import lockstep.comparison.Moment;
import lockstep.tcp.World;

/** All that is known of one run, and where in it one stands; used on one thread. */
final class Recording {
  /** The run that it left; null for a scenario's own. */
  final Recording parent;

  /** After which moment it left. */
  final int at;

  /** What it tries, in words. */
  final String what;

  final Choice scenario;

  /** The live world that plays, or shall play, beside the model; null for none. */
  World beside;

  /** Whether it came from a file: nothing plays in it. */
  final boolean opened;

  Script script;
  Recipe recipe;
  boolean live;
  List<Moment> moments = List.of();
  int position;

  /** Up to which moment it was shown since there is a gate; with the position, what may be told. */
  int seen;

  /** Whether its segments can stop. */
  boolean canStopSegments;

  /** Whether somebody's hand was in it. */
  boolean byHand;

  /** How many actions were played by then, the hand's counted in. */
  int handActions;

  /** What stands still after the newest moment. */
  List<HeldSegment> hand = List.of();

  boolean ready;
  String working;
  String failure;
  boolean finished;
  int planned;
  String place = "";
  List<String> remarks = List.of();

  /** What the file said, where it came from one. */
  int openedActions;

  List<LiveAction> openedLive = List.of();
  String openedWhen;
  String openedPlace;

  /** What plays it; null where it was opened from a file. */
  PlayedRun run;

  Future<?> task;

  /** Its news are no longer heard. */
  boolean ended;

  /** A scenario's own run. */
  Recording(Choice scenario, World beside, boolean opened) {
    this.parent = null;
    this.at = 0;
    this.what = "";
    this.scenario = scenario;
    this.beside = beside;
    this.opened = opened;
    this.live = beside != null;
  }

  /** A fork after a moment of another. */
  Recording(Recording parent, int at, String what, Recipe recipe) {
    this.parent = parent;
    this.at = at;
    this.what = what;
    this.recipe = recipe;
    scenario = parent.scenario;
    beside = parent.beside;
    opened = parent.opened;
    script = parent.script;
    remarks = parent.remarks;
    place = parent.place;
    moments = List.copyOf(parent.moments.subList(0, at));
    position = at;
    seen = at;
  }

  /** The scenario's own run in which this one begins. */
  Recording root() {
    return parent == null ? this : parent.root();
  }

  /** How many forks lie between this one and its root. */
  int forks() {
    return parent == null ? 0 : 1 + parent.forks();
  }

  /** Up to which moment a live world has part in it. */
  private int liveUpTo() {
    return parent == null ? Integer.MAX_VALUE : Math.min(at, parent.liveUpTo());
  }

  boolean isLiveHere() {
    return root().live && position <= liveUpTo();
  }

  Origin origin() {
    return new Origin(forks(), at, what, opened, root().live, recipe != null);
  }

  void add(List<Moment> fresh) {
    List<Moment> all = new ArrayList<>(moments);
    all.addAll(fresh);
    moments = List.copyOf(all);
  }

  /** How many steps of the model lie before a moment's end. */
  int modelSteps(int moment) {
    int steps = 0;
    for (Moment one : moments.subList(0, moment))
      if (!one.step().world().isLive()) steps = Math.max(steps, one.step().number());
    return steps;
  }
}
