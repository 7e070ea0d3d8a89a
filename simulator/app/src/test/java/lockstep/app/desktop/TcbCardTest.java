package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import lockstep.comparison.Moment;
import lockstep.comparison.SideBySide;
import lockstep.model.ModelStage;
import lockstep.scenario.ScenarioLibrary;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.views.parts.Fonts;
import lockstep.views.tcb.TcbCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The card of the TCBs as it is drawn with the window's style, at the widths that it has there. */
@ExtendWith(ApplicationExtension.class)
class TcbCardTest {
  /** Scenarios in which much stands in the card. */
  private static final List<String> HARD =
      List.of(
          "reordering",
          "zero-window",
          "teardown",
          "sequence-wrap",
          "simultaneous-close",
          "keepalive",
          "lost-text",
          "rto-back-off",
          "half-close-with-data-back",
          "many-clients-one-port");

  private static final int MOST_MOMENTS = 20;
  private static final double LOW = 494;
  private static final double HIGH = 756;

  @Start
  void start(Stage stage) {
    Fonts.load();
  }

  @ParameterizedTest
  @CsvSource({"264, 1", "364, 1", "366, 1.1", "716, 2"})
  void noWordIsCutAndNoneLiesOnAnother(double width, double text) throws Exception {
    for (String name : width < 300 ? HARD : HARD.subList(0, 3)) {
      List<Moment> all = played(name);
      List<Moment> moments = all.subList(0, Math.min(all.size(), MOST_MOMENTS));
      onFx(
          () -> {
            TcbCard card = card(width, LOW * text, text);
            for (Moment moment : moments) {
              card.show(moment, true);
              lay(card);
              String where = name + ", moment " + moment.number();
              for (Label label : labels(card, ".label"))
                if (label.isVisible() && !label.getText().isEmpty()) isWhole(label, where);
              for (String group : List.of(".ls-tcb-line", ".ls-space"))
                for (Node node : card.lookupAll(group)) nothingOverlaps((Parent) node, where);
              theTitleKeepsClearOfTheSwitch(card, where);
            }
          });
    }
  }

  private static void theTitleKeepsClearOfTheSwitch(TcbCard card, String where) {
    Node title =
        card.lookupAll(".ls-space-first .ls-tcb-title").stream()
            .filter(Node::isVisible)
            .findFirst()
            .orElseThrow();
    Bounds words = title.localToScene(title.getLayoutBounds());
    Node button = card.lookup("#tcb-client");
    assertThat(words.getMaxX())
        .as(where)
        .isLessThanOrEqualTo(button.localToScene(button.getLayoutBounds()).getMinX() - 6);
  }

  @Test
  void nothingMovesWhenAValueComes() throws Exception {
    List<Moment> moments = played("teardown");
    onFx(
        () -> {
          TcbCard card = card(264, LOW, 1);
          card.clear(false);
          lay(card);
          List<Double> places = places(card);
          assertThat(places).hasSizeGreaterThan(10);
          for (Moment moment : moments) {
            card.show(moment, false);
            lay(card);
            assertThat(places(card)).as("moment " + moment.number()).isEqualTo(places);
          }
        });
  }

  @Test
  void whatTheStepChangedStandsOnAPlateWithTheOldValueBesideIt() throws Exception {
    Moment finWait2 = entering(played("teardown"), Actor.CLIENT, TcpState.FIN_WAIT_2);
    onFx(
        () -> {
          TcbCard card = card(264, LOW, 1);
          card.show(finWait2, false);
          lay(card);
          assertThat(texts(card, ".ls-changed")).containsExactlyInAnyOrder("5", "65,532");
          assertThat(texts(card, ".ls-tcb-old")).containsExactlyInAnyOrder("1", "65,535");
          assertThat(spoken(card))
              .contains(
                  "SND.UNA: client 5, was 1, server 1",
                  "RCV.NXT: client 1, server 5",
                  "SND.WND: client 65,532, was 65,535, server 65,535");
        });
  }

  @Test
  void theNumbersOnTheWireFitToo() throws Exception {
    List<Moment> moments = played("sequence-wrap");
    onFx(
        () -> {
          TcbCard card = card(264, LOW, 1);
          lay(card);
          ToggleButton numbers = (ToggleButton) card.lookup(".ls-tcb-numbers");
          numbers.fire();
          for (Moment moment : moments) {
            card.show(moment, true);
            lay(card);
            for (Label label : labels(card, ".label"))
              if (label.isVisible() && !label.getText().isEmpty()) isWhole(label, "absolute");
            for (String group : List.of(".ls-tcb-line", ".ls-space"))
              for (Node node : card.lookupAll(group)) nothingOverlaps((Parent) node, "absolute");
          }
          assertThat(texts(card, ".ls-tcb-value")).contains("4294967293");
          numbers.fire();
          assertThat(texts(card, ".ls-tcb-value")).doesNotContain("4294967293");
        });
  }

  @Test
  void whereThereIsRoomTheSeldomVariablesHaveLinesToo() throws Exception {
    Moment finWait2 = entering(played("teardown"), Actor.CLIENT, TcpState.FIN_WAIT_2);
    onFx(
        () -> {
          TcbCard high = card(366, HIGH, 1.1);
          high.show(finWait2, false);
          lay(high);
          assertThat(texts(high, ".ls-tcb-name")).contains("SND.UP", "SND.WL1", "RCV.UP");
          TcbCard low = card(264, LOW, 1);
          low.show(finWait2, false);
          lay(low);
          assertThat(texts(low, ".ls-tcb-name")).doesNotContain("SND.UP", "SND.WL1", "RCV.UP");
        });
  }

  @Test
  void thePlaceOfAnEndThatIsNotHereIsSeenInTheDarkToo() throws Exception {
    onFx(
        () -> {
          TcbCard card = card(366, LOW, 1);
          card.getScene().getRoot().getStyleClass().addAll("root", "ls-dark");
          card.clear(true);
          lay(card);
          Label name = labels(card, ".ls-tcb-end").get(0);
          assertThat(card.lookupAll(".ls-token-letter"))
              .extracting(letter -> ((Text) letter).getFill())
              .containsOnly(name.getTextFill());
        });
  }

  @Test
  void theKeyboardStopsAtTheCardOnlyWhereThereIsSomethingToScroll() throws Exception {
    Moment timeWait = entering(played("teardown"), Actor.CLIENT, TcpState.TIME_WAIT);
    onFx(
        () -> {
          TcbCard card = card(264, LOW, 1);
          lay(card);
          ScrollPane scroll = (ScrollPane) card.lookup(".ls-scroll");
          assertThat(scroll.isFocusTraversable()).isFalse();
          card.show(timeWait, true);
          card.resize(264, 300);
          lay(card);
          assertThat(scroll.isFocusTraversable()).isTrue();
        });
  }

  private static void isWhole(Label label, String where) {
    boolean whole =
        label.isWrapText()
            ? label.getHeight() >= label.prefHeight(label.getWidth()) - 0.5
            : label.getWidth() >= label.prefWidth(-1) - 0.5;
    assertThat(whole).as(where + ": \"" + label.getText() + "\" is cut").isTrue();
  }

  private static void nothingOverlaps(Parent group, String where) {
    List<Label> shown = new ArrayList<>();
    for (Label label : labels(group, ".label"))
      if (label.isVisible() && !label.getText().isEmpty()) shown.add(label);
    for (int i = 0; i < shown.size(); i++)
      for (int j = i + 1; j < shown.size(); j++) {
        Bounds one = shown.get(i).getBoundsInParent();
        Bounds other = shown.get(j).getBoundsInParent();
        boolean apart =
            one.getMaxX() <= other.getMinX() + 1
                || other.getMaxX() <= one.getMinX() + 1
                || one.getMaxY() <= other.getMinY() + 1
                || other.getMaxY() <= one.getMinY() + 1;
        assertThat(apart)
            .as(where + ": " + shown.get(i).getText() + " lies on " + shown.get(j).getText())
            .isTrue();
      }
  }

  /** Where the lines, the figures and the timers begin. */
  private static List<Double> places(TcbCard card) {
    List<Double> places = new ArrayList<>();
    for (String part : List.of(".ls-tcb-line", ".ls-space", ".ls-space-bar", ".ls-tcb-clocks"))
      for (Node node : card.lookupAll(part))
        places.add(node.localToScene(node.getBoundsInLocal()).getMinY());
    return places;
  }

  private static Set<String> texts(TcbCard card, String styleClass) {
    return labels(card, styleClass).stream()
        .filter(Node::isVisible)
        .map(Label::getText)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.toSet());
  }

  private static List<String> spoken(TcbCard card) {
    return card.lookupAll(".ls-tcb-line").stream().map(Node::getAccessibleText).toList();
  }

  private static List<Label> labels(Parent parent, String selector) {
    List<Label> labels = new ArrayList<>();
    for (Node node : parent.lookupAll(selector)) if (node instanceof Label l) labels.add(l);
    return labels;
  }

  private static TcbCard card(double width, double height, double text) {
    TcbCard card = new TcbCard();
    StackPane root = new StackPane(card);
    Scene scene = new Scene(root, width, height);
    scene.getStylesheets().setAll(Stylesheets.of(text));
    return card;
  }

  private static void lay(TcbCard card) {
    Parent root = card.getScene().getRoot();
    root.applyCss();
    root.layout();
  }

  private static Moment entering(List<Moment> moments, Actor actor, TcpState state) {
    return moments.stream()
        .filter(m -> m.step().actor().equals(actor) && m.step().entered().contains(state))
        .findFirst()
        .orElseThrow();
  }

  private static List<Moment> played(String name) throws Exception {
    List<Moment> moments = new ArrayList<>();
    try (SideBySide run =
        new SideBySide(ScenarioLibrary.load(name).orElseThrow(), List.of(new ModelStage()))) {
      while (run.hasNext()) moments.addAll(run.next().moments());
    }
    return moments;
  }

  private interface Work {
    void run() throws Exception;
  }

  private static void onFx(Work work) throws Exception {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            work.run();
            done.complete(null);
          } catch (Exception | AssertionError e) {
            done.completeExceptionally(e);
          }
        });
    done.get(60, TimeUnit.SECONDS);
  }
}
