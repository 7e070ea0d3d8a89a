package lockstep.app.desktop.laboratory;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.control.Button;
import lockstep.app.Daemons;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Feature;
import lockstep.app.desktop.desk.Overlays;
import lockstep.app.netstat.LiveFacts;
import lockstep.tcp.TcpState;
import lockstep.views.laboratory.Bench;
import lockstep.views.laboratory.LaboratoryActions;
import lockstep.views.laboratory.LaboratoryPane;
import lockstep.views.netstat.Dialect;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Icons;
import lockstep.views.parts.Panel;
import lockstep.views.words.Words;

/** The netstat laboratory: a page over the cards; all reading is done on a thread of its own. */
public final class LaboratoryFeature implements Feature, LaboratoryActions {
  private final Desk desk;
  private LaboratoryPane pane;
  private Panel panel;
  private ExecutorService reader;
  private LiveFacts facts;
  private Bench bench;
  private int asked;

  public LaboratoryFeature(Desk desk) {
    this.desk = desk;
    desk.commands().add("laboratory", "Shortcut+K", this::toggle);
    Button button = new Button(Words.of("bar.laboratory"), Icons.of("search", 13));
    button.getStyleClass().addAll("ls-button", "ls-small");
    button.setId("table-laboratory");
    Hint.on(button, Words.of("help.laboratory") + "  " + Words.of("key.laboratory"));
    button.setOnAction(event -> toggle());
    desk.table().addTool(button);
  }

  private void toggle() {
    if (panel == null) make();
    if (desk.overlays().isOpen(panel)) {
      desk.overlays().close(panel);
      return;
    }
    desk.overlays().open(panel, Overlays.PAGE);
    pane.enter();
  }

  private void make() {
    facts = new LiveFacts(OptionalInt::empty);
    bench = new Bench(facts, facts::begin, Dialect.ofSystem(System.getProperty("os.name")));
    reader = Executors.newSingleThreadExecutor(Daemons.named("laboratory"));
    pane = new LaboratoryPane(this);
    panel =
        new Panel(
            Words.of("laboratory.title"),
            "table",
            Words.of("laboratory.close"),
            () -> desk.overlays().close(panel));
    panel.setCenter(pane);
  }

  @Override
  public void ask(String command, Dialect dialect) {
    int number = ++asked;
    reader.execute(
        () -> {
          try {
            var answer = bench.ask(command, dialect);
            answer(number, () -> pane.show(answer));
          } catch (IOException e) {
            answer(number, () -> pane.fail(e.getMessage()));
          }
        });
  }

  @Override
  public void tell(int row) {
    int number = asked;
    reader.execute(
        () -> {
          try {
            var lines = bench.story(row);
            answer(number, () -> pane.tell(row, lines));
          } catch (IOException e) {
            answer(number, () -> pane.fail(e.getMessage()));
          }
        });
  }

  /** An answer that comes after a further question was asked is not shown. */
  private void answer(int number, Runnable show) {
    desk.ui()
        .execute(
            () -> {
              if (number == asked) show.run();
            });
  }

  @Override
  public void light(TcpState state) {
    desk.overlays().close(panel);
    desk.chooseTab("diagram");
    desk.diagram().frame(Optional.of(state));
  }

  @Override
  public void close() {
    if (reader == null || reader.isShutdown()) return;
    reader.execute(facts::close);
    reader.shutdown();
  }
}
