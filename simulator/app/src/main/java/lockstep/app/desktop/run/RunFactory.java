package lockstep.app.desktop.run;

import java.util.List;
import java.util.Optional;
import lockstep.app.session.Script;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.Stage;
import lockstep.scenario.StageFailure;
import lockstep.tcp.World;

/** Makes the runs that the window plays; whoever opens the window hands one in. */
public interface RunFactory {
  /**
   * A scenario that can be chosen.
   *
   * @param place where it stands, in words, for one that learners know by that; else empty
   */
  record Choice(String name, String title, String place) {
    /** One that is known by its name. */
    public Choice(String name, String title) {
      this(name, title, "");
    }

    /** What it is called where the title stands beside that. */
    public String called() {
      return place.isEmpty() ? name : place;
    }

    /** What it is called where nothing else tells it from others. */
    public String inWords() {
      return place.isEmpty() ? name : title;
    }

    /** Both together. */
    public String whole() {
      return called() + ": " + title;
    }

    @Override
    public String toString() {
      return called();
    }
  }

  /** The scenarios, in the order in which they are offered. */
  List<Choice> scenarios();

  /**
   * Prepares a run; nothing is played yet. Called on the thread that plays.
   *
   * @param withLoopback whether this computer's own sockets play beside the model
   * @throws StageFailure when it cannot be prepared; the message is for the user
   */
  Run start(String scenario, boolean withLoopback) throws StageFailure, InterruptedException;

  /**
   * Prepares a run beside the sockets of one world of this computer.
   *
   * @param beside the live world; null for the model alone
   */
  default Run start(String scenario, World beside) throws StageFailure, InterruptedException {
    return start(scenario, beside != null);
  }

  /** Prepares a run of a text beside one world of this computer; null for the model alone. */
  default Run startText(String name, String text, World beside)
      throws StageFailure, InterruptedException {
    return startText(name, text, beside != null);
  }

  /**
   * Prepares a run of a text that the user wrote; nothing is played yet. Called on the thread that
   * plays.
   *
   * @param name what errors call it, without the ending
   * @param text a scenario
   * @throws StageFailure when it is none, with every error in the message, or cannot be prepared
   */
  default Run startText(String name, String text, boolean withLoopback)
      throws StageFailure, InterruptedException {
    throw new UnsupportedOperationException("these runs are not made of texts");
  }

  /**
   * A stage that is only asked what scenarios lack there, and then closed; empty where these runs
   * have none of this world. Called on the thread that asks.
   */
  default Optional<Stage> asked(World world) {
    return Optional.empty();
  }

  /** The text of a scenario that can be chosen, for a file; empty where there is none. */
  default Optional<Script> script(String scenario) {
    return ScenarioLibrary.text(scenario)
        .map(text -> Script.of(scenario, scenario + ".scenario", text));
  }
}
