package lockstep.views.ladder;

import java.util.ArrayList;
import java.util.List;
import lockstep.comparison.Moment;
import lockstep.tcp.Actor;

/** The run as the ladder knows it, and the picture of the pair that is shown. */
final class Ladder {
  private Traffic traffic = new Traffic();
  private List<Moment> played = new ArrayList<>();
  private LadderPicture picture = new LadderPicture(Pair.FIRST);
  private int drawn;
  private Pair pinned;

  /** Takes what was played; all of another run takes the place of what was known. */
  void play(List<Moment> moments) {
    int known = played.size();
    boolean goesOn =
        moments.size() >= known && (known == 0 || moments.get(known - 1) == played.get(known - 1));
    if (!goesOn) {
      traffic = new Traffic();
      played = new ArrayList<>();
      pinned = null;
      begin(Pair.FIRST);
    }
    for (Moment moment : moments.subList(played.size(), moments.size())) {
      played.add(moment);
      traffic.add(moment);
    }
  }

  /** Shows the pair of the one who acts in a step, unless the user chose another. */
  void choose(int position) {
    Pair wanted = picture.pair();
    if (pinned != null) wanted = pinned;
    else if (position > 0) {
      Actor actor = played.get(position - 1).step().actor();
      if (!actor.listener()) wanted = traffic.pairOf(actor);
    } else wanted = Pair.FIRST;
    if (!wanted.equals(picture.pair())) begin(wanted);
    for (; drawn < played.size(); drawn++)
      picture.add(played.get(drawn), drawn + 1, traffic.told(drawn));
  }

  private void begin(Pair pair) {
    picture = new LadderPicture(pair);
    drawn = 0;
  }

  /** Keeps a pair on the ladder; null lets it follow the one who acts. */
  void pin(Pair pair) {
    pinned = pair;
  }

  boolean isPinned() {
    return pinned != null;
  }

  LadderPicture picture() {
    return picture;
  }

  Pair pair() {
    return picture.pair();
  }

  List<Pair> pairs() {
    return traffic.pairs();
  }

  /** The segments of a step, by its number. */
  Traffic.Told told(int number) {
    return traffic.told(number - 1);
  }
}
