package lockstep.views.ladder;

/** The segments that stand still and wait for somebody's hand. */
public interface InHand {
  /** No segment waits for anybody. */
  InHand NONE =
      new InHand() {
        @Override
        public boolean has(SegmentWay way) {
          return false;
        }

        @Override
        public void act(SegmentWay way, HandVerb verb) {
          throw new IllegalStateException("no segment stands still");
        }

        @Override
        public String words() {
          return "";
        }
      };

  /** Whether something can be done with this segment now. */
  boolean has(SegmentWay way);

  /** Does something with it. */
  void act(SegmentWay way, HandVerb verb);

  /** What stands and what can be done with it, for the line below the ladder; may be empty. */
  String words();
}
