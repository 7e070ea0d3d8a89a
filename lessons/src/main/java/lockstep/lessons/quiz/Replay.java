package lockstep.lessons.quiz;

/**
 * The place of a run of the model that shows what a question asks.
 *
 * @param scenario the text of the scenario, so that a question needs no file beside it
 * @param name how the run is called: {@code teardown}
 * @param step the turn that shows it, counted from 1; the turns before are the situation
 */
public record Replay(String scenario, String name, int step) {
  public Replay {
    if (step < 1) throw new IllegalArgumentException("turns are counted from 1, not " + step);
  }
}
