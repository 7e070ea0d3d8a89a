package lockstep.app.desktop.desk;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import lockstep.app.desktop.predict.Predictions;
import lockstep.app.desktop.run.EdgesSeen;
import lockstep.app.desktop.run.RunController;
import lockstep.app.desktop.run.RunFactory;
import lockstep.app.desktop.run.RunState;
import lockstep.views.diagram.StateDiagram;
import lockstep.views.ladder.LadderView;
import lockstep.views.parts.Theme;
import lockstep.views.settings.Settings;
import lockstep.views.standing.StatesPane;
import lockstep.views.table.SocketTableView;
import lockstep.views.tcb.TcbCard;

/** What the window lends to its features. All of it is used on the JavaFX thread. */
public interface Desk {
  /** Where the run is, and the way to lead it. */
  RunController controller();

  /** What the window shows; null before the first scenario. */
  RunState state();

  /** What can be played. */
  RunFactory factory();

  StateDiagram diagram();

  /** What learners answered when they were asked for the next state. */
  Predictions predictions();

  /** Which edges of the diagram the course has seen. */
  EdgesSeen edgesSeen();

  LadderView ladder();

  TcbCard tcb();

  SocketTableView table();

  /** The tab that says where both ends stand. */
  StatesPane states();

  /** The keys. */
  Commands commands();

  /** What lies over the cards. */
  Overlays overlays();

  /** What files do that are dropped onto the window, or named when the program starts. */
  Drops drops();

  /** The system's own dialogue for a file. */
  FileQuestion files();

  Theme theme();

  /** What the user chose for the whole window. */
  Settings settings();

  /** The size of text, 1 for the usual one, that the window's size suggests. */
  double suggestedTextSize();

  /** The window as a part of its scene, for those who draw it or ask it for its stage. */
  Region window();

  /** The user's folder for what the window keeps; empty where nothing is to be kept. */
  Optional<Path> folder();

  /** The way from another thread onto the JavaFX thread. */
  Executor ui();

  /** Adds a part to the card with tabs; its name is the text {@code tab.ID}. */
  void addTab(String id, Node content);

  /** Brings a part to the front, where it is one of those with tabs. */
  void chooseTab(String id);

  /**
   * Lays something beside the diagram, in the place of the cards that stand there; with one card at
   * a time it is the part {@code lesson} of the card with tabs.
   *
   * @param pane null puts the cards back
   */
  void layBeside(Region pane);

  /**
   * Styles and lays out what will be laid beside the diagram, where nobody sees it, and takes it
   * away again.
   */
  void tryBeside(Region pane);

  /** Shows in the diagram where the run is, after something else was shown there. */
  void showRunAgain();

  /**
   * Adds a button to the application bar, before the one for the keys. Its name is the text {@code
   * bar.ID}, its key, where it has one, {@code key.ID}.
   *
   * @param icon a name of {@code icons.json}
   */
  void addButton(String id, String icon, Runnable action);
}
