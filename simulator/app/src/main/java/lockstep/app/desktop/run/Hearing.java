package lockstep.app.desktop.run;

import java.util.List;
import java.util.Optional;
import lockstep.comparison.HeldSegment;
import lockstep.comparison.Moment;
import lockstep.scenario.Scenario;

/**
 * Records what a run says. Another run may be shown meanwhile, a fork of this one: it is recorded
 * all the same, and the walk goes on only where it is.
 */
final class Hearing implements PlayedRun.News {
  private final Recording of;
  private final Walk walk;

  Hearing(Recording of, Walk walk) {
    this.of = of;
    this.walk = walk;
  }

  @Override
  public void prepared(Run run, String where, List<String> sentences, boolean more) {
    of.ready = true;
    if (of.parent == null) {
      of.live = run.isLive();
      of.recipe = run.scenario().map(Recipe::of).orElse(null);
      of.remarks = sentences;
      of.canStopSegments = run.canStopSegments();
      // Another world may play in the place of the one that was chosen.
      of.beside = run.liveWorld().orElse(of.beside);
    }
    of.planned = run.planned();
    of.place = where;
    of.finished = !more;
    if (walk.isIn(of)) walk.prepared();
  }

  @Override
  public void begins(String action) {
    of.working = action;
    if (walk.isIn(of)) walk.began();
  }

  @Override
  public void came(List<Moment> fresh) {
    of.add(fresh);
    if (walk.isIn(of)) walk.came();
  }

  @Override
  public void played(boolean more, String where) {
    of.working = null;
    of.finished = !more;
    of.place = where;
    if (walk.isIn(of)) walk.played();
  }

  @Override
  public void stands(
      List<HeldSegment> hand, Optional<Scenario> played, boolean asWritten, int actions) {
    of.hand = hand;
    of.handActions = actions;
    of.byHand = !asWritten;
    // How many steps there will be is up to the hand.
    if (of.byHand) of.planned = 0;
    // Who goes on otherwise goes on from what was played, and not from what is written.
    if (of.parent == null) of.recipe = played.map(Recipe::of).orElse(null);
  }

  @Override
  public void failed(String reason) {
    of.working = null;
    of.failure = reason;
    if (walk.isIn(of)) walk.halt();
  }
}
