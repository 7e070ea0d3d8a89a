package lockstep.views.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lockstep.comparison.Moment;
import lockstep.comparison.Verdict;
import lockstep.scenario.ScenarioLibrary;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.views.fixtures.Moments;
import lockstep.views.ladder.SegmentWay.Fate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands where on the ladder, and what became of each segment. */
class LadderPictureTest {
  static List<String> scenarios() {
    return ScenarioLibrary.names();
  }

  @Test
  void aTeardownHasItsStatesAndSegmentsInOrder() {
    PlayedScenario teardown = new PlayedScenario(Moments.teardown());
    assertThat(teardown.picture().arrows().stream().map(a -> PlayedScenario.words(a, 15)))
        .containsExactly(
            "SYN seq 0",
            "SYN,ACK seq 0 ack 1",
            "ACK seq 1 ack 1",
            "ACK seq 1 ack 1, 5 octets",
            "ACK seq 1 ack 6",
            "FIN,ACK seq 6 ack 1",
            "ACK seq 1 ack 7",
            "FIN,ACK seq 1 ack 7",
            "ACK seq 7 ack 2");
    assertThat(states(teardown.picture(), Side.CLIENT, Band.Kind.MODEL))
        .containsExactly(
            TcpState.SYN_SENT,
            TcpState.ESTABLISHED,
            TcpState.FIN_WAIT_1,
            TcpState.FIN_WAIT_2,
            TcpState.TIME_WAIT,
            TcpState.CLOSED);
  }

  @Test
  void aStateOfTheKernelThatNobodySawIsMarkedWithItsGap() {
    PlayedScenario teardown = new PlayedScenario(Moments.teardown());
    List<Band> kernel = teardown.picture().bands(Side.CLIENT, Band.Kind.KERNEL);
    assertThat(kernel.get(0).kind()).isEqualTo(Band.Kind.UNSEEN);
    assertThat(kernel.get(1).kind()).isEqualTo(Band.Kind.KERNEL);
    assertThat(kernel.get(1).state()).isEqualTo(TcpState.ESTABLISHED);
    assertThat(caption(teardown, TcpState.SYN_SENT).words()).isEqualTo("not seen, 9 µs");
    assertThat(caption(teardown, TcpState.CLOSED).words()).isEqualTo("kernel in\nTIME-WAIT");
  }

  @Test
  void theKernelsOwnLadderHasTheStatesThatWereSeenAndSaysWhichWereNot() {
    LadderPicture picture = new PlayedScenario(Moments.teardown()).picture();
    List<Caption> kernel = kernels(picture, Side.CLIENT);
    assertThat(kernel)
        .extracting(Caption::state)
        .containsExactly(
            TcpState.SYN_SENT,
            TcpState.ESTABLISHED,
            TcpState.FIN_WAIT_1,
            TcpState.FIN_WAIT_2,
            TcpState.TIME_WAIT,
            TcpState.TIME_WAIT);
    assertThat(kernel.get(0).words()).isEqualTo("not seen, 9 µs");
    List<Band> bands = picture.bands(Side.CLIENT, Band.Kind.KERNEL);
    for (int i = 0; i < bands.size(); i++)
      assertThat(kernel.get(i).words().startsWith("not seen"))
          .as(kernel.get(i).toString())
          .isEqualTo(bands.get(i).kind() == Band.Kind.UNSEEN);
    assertThat(new PlayedScenario(Moments.teardownInTheModel()).picture())
        .satisfies(model -> assertThat(kernels(model, Side.CLIENT)).isEmpty());
  }

  @Test
  void whereTheWorldsPartBothLaddersSayItAtOneHeight() {
    LadderPicture picture = new PlayedScenario(Moments.teardown()).picture();
    Caption model = last(picture.captions(LadderPlan.World.MODEL), Side.CLIENT);
    Caption kernel = last(picture.captions(LadderPlan.World.KERNEL), Side.CLIENT);
    assertThat(model.state()).isEqualTo(TcpState.CLOSED);
    assertThat(model.words()).isEqualTo("kernel in\nTIME-WAIT");
    assertThat(kernel.state()).isEqualTo(TcpState.TIME_WAIT);
    assertThat(kernel.words()).isEqualTo("model in\nCLOSED");
    assertThat(kernel.y()).isEqualTo(model.y());
    assertThat(kernel.verdict()).isEqualTo(model.verdict()).isEqualTo(Verdict.EXPLAINED);
  }

  @Test
  void aCallStandsOnBothLaddersAndATimerOfTheModelOnItsOwn() {
    LadderPicture picture = new PlayedScenario(Moments.teardown()).picture();
    List<String> model = calls(picture, LadderPlan.World.MODEL);
    List<String> kernel = calls(picture, LadderPlan.World.KERNEL);
    assertThat(model).startsWith("listen", "connect").contains("2MSL over");
    assertThat(kernel)
        .containsExactlyElementsOf(
            model.stream().filter(words -> !words.equals("2MSL over")).toList());
  }

  @Test
  void aSegmentThatIsOnItsWayIsDrawnOpenUntilItArrives() {
    PlayedScenario teardown = new PlayedScenario(Moments.teardown());
    Arrow syn = teardown.picture().arrows().get(0);
    assertThat(syn.way().fate(2)).isEqualTo(Fate.UNDER_WAY);
    assertThat(syn.way().fate(3)).isEqualTo(Fate.ARRIVED);
    assertThat(syn.to() - syn.from()).isEqualTo(LadderPicture.SLOPE);
  }

  @Test
  void aSegmentThatIsLostEndsInTheAirAndIsSentAgain() throws Exception {
    PlayedScenario lost = PlayedScenario.shipped("lost-fin");
    List<Arrow> fins =
        lost.arrows("FIN,ACK").stream().filter(a -> a.side() == Side.CLIENT).toList();
    assertThat(fins).hasSize(2);
    assertThat(fins.get(0).way().fate(8)).isEqualTo(Fate.HELD);
    assertThat(fins.get(0).way().fate(9)).isEqualTo(Fate.LOST);
    assertThat(PlayedScenario.words(fins.get(0), 9)).isEqualTo("FIN,ACK seq 1 ack 1 lost");
    assertThat(fins.get(1).way().fate(lost.last())).isEqualTo(Fate.ARRIVED);
    assertThat(PlayedScenario.words(fins.get(1), lost.last()))
        .isEqualTo("FIN,ACK seq 1 ack 1 again, 2nd");
  }

  @Test
  void whatIsHeldHasRoomInTheAirBeforeTheNextOneLeaves() throws Exception {
    List<Arrow> texts = PlayedScenario.shipped("reordering").arrows("PSH,ACK");
    assertThat(texts.get(0).way().wasHeld(8)).isTrue();
    assertThat(texts.get(1).from() - texts.get(0).from()).isGreaterThanOrEqualTo(70);
  }

  @Test
  void aSegmentThatIsDoubledHasTwoLines() throws Exception {
    PlayedScenario doubled = PlayedScenario.shipped("duplicated-text");
    List<Arrow> texts = doubled.arrows("PSH,ACK");
    assertThat(texts).hasSize(2);
    assertThat(texts).allMatch(a -> a.way().fate(doubled.last()) == Fate.ARRIVED);
    assertThat(texts.get(1).way().isCopy()).isTrue();
    assertThat(texts.get(1).from()).isEqualTo(texts.get(0).from());
    assertThat(PlayedScenario.words(texts.get(0), doubled.last())).endsWith("×2");
  }

  @Test
  void aSegmentThatIsOvertakenSaysSoAndTheLinesCross() throws Exception {
    PlayedScenario reordered = PlayedScenario.shipped("reordering");
    List<Arrow> texts = reordered.arrows("PSH,ACK");
    assertThat(texts).hasSize(2);
    assertThat(texts.get(0).from()).isLessThan(texts.get(1).from());
    assertThat(texts.get(0).to()).isGreaterThan(texts.get(1).to());
    assertThat(PlayedScenario.words(texts.get(0), reordered.last())).endsWith("overtaken");
    assertThat(PlayedScenario.words(texts.get(1), reordered.last())).doesNotContain("overtaken");
  }

  @Test
  void whatHappensAtOneMomentStandsAtOneHeight() throws Exception {
    PlayedScenario close = PlayedScenario.shipped("simultaneous-close");
    List<Arrow> fins = close.arrows("FIN,ACK");
    assertThat(fins).extracting(Arrow::side).containsExactly(Side.CLIENT, Side.SERVER);
    assertThat(fins.get(0).from()).isEqualTo(fins.get(1).from());
    assertThat(fins.get(0).to()).isEqualTo(fins.get(1).to());
    assertThat(fins).allMatch(Arrow::isShared);
  }

  @Test
  void anAnswerThatRepeatsTheSynIsNoRepeatButASecondSynIs() throws Exception {
    PlayedScenario open = PlayedScenario.shipped("simultaneous-open");
    assertThat(open.arrows("SYN,ACK")).hasSize(2).allMatch(a -> a.way().times() == 1);
    PlayedScenario lost = PlayedScenario.shipped("lost-syn");
    assertThat(lost.arrows("SYN")).extracting(a -> a.way().times()).startsWith(1, 2);
  }

  @Test
  void aSegmentToOneselfComesBack() throws Exception {
    PlayedScenario self = PlayedScenario.shipped("self-connect");
    assertThat(self.picture().arrows()).isNotEmpty().allMatch(Arrow::isLoop);
  }

  @Test
  void absoluteNumbersAreThoseOfTheHeaders() throws Exception {
    PlayedScenario played = PlayedScenario.shipped("sequence-wrap");
    SegmentWay syn = played.arrows("SYN").get(0).way();
    SegmentWay answer = played.arrows("SYN,ACK").get(0).way();
    assertThat(syn.segment().seq().toLong()).isZero();
    assertThat(syn.absolute().seq().toLong()).isEqualTo(4294967293L);
    assertThat(answer.absolute().ack()).isEqualTo(syn.absolute().seq().plus(1));
    for (Arrow arrow : played.picture().arrows())
      assertThat(arrow.way().absolute()).as(String.valueOf(arrow.way().segment())).isNotNull();
  }

  @Test
  void whereTheHeadersAreNotKnownTheWordsSayThatNumbersAreRelative() {
    Arrow syn = new PlayedScenario(Moments.teardown()).picture().arrows().get(0);
    assertThat(SegmentWords.of(syn, 15, true).get(0).first()).isEqualTo("relative: seq 0");
  }

  @Test
  void ofManyPairsTheOneThatActsIsShownUnlessAnotherWasChosen() throws Exception {
    PlayedScenario many = PlayedScenario.shipped("many-clients-one-port");
    Ladder ladder = many.ladder();
    assertThat(ladder.pairs()).hasSize(5);
    ladder.choose(3);
    assertThat(ladder.pair().client()).isEqualTo(Actor.named("client2").orElseThrow());
    Pair third = ladder.pairs().get(2);
    ladder.pin(third);
    ladder.choose(3);
    assertThat(ladder.pair()).isEqualTo(third);
    assertThat(ladder.picture().rows())
        .allMatch(row -> third.has(row.moment().step().actor()))
        .isNotEmpty();
    ladder.pin(null);
    ladder.choose(3);
    assertThat(ladder.pair().client()).isEqualTo(Actor.named("client2").orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everySegmentThatArrivesWasSeenToLeaveAndNoneArrivesBeforeThat(String name) throws Exception {
    for (LadderPicture picture : pictures(PlayedScenario.shipped(name))) {
      for (Arrow arrow : picture.arrows()) {
        assertThat(arrow.way().from()).as(name).isNotNull();
        if (!Double.isNaN(arrow.to()) && !Double.isNaN(arrow.from()))
          assertThat(arrow.to()).as(name).isGreaterThan(arrow.from());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void rowsGoDownAndNoWordsBesideALifelineMeet(String name) throws Exception {
    for (LadderPicture picture : pictures(PlayedScenario.shipped(name))) {
      double before = 0;
      for (Row row : picture.rows()) {
        assertThat(row.bottom()).as(name).isGreaterThanOrEqualTo(before);
        before = row.bottom();
      }
      Map<Side, Double> free = new HashMap<>();
      for (Caption caption : picture.captions()) {
        double top = caption.state() == null ? caption.y() - 16 : caption.y();
        assertThat(top)
            .as(name + " " + caption)
            .isGreaterThanOrEqualTo(free.getOrDefault(caption.side(), 0.0));
        double high = caption.state() == null ? 15 : 16 + 13 * caption.words().lines().count();
        free.put(caption.side(), top + high);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void whereARowStandsDoesNotDependOnWhatComesLater(String name) throws Exception {
    List<Moment> moments = PlayedScenario.shipped(name).moments();
    Ladder growing = new Ladder();
    growing.pin(Pair.FIRST);
    for (int i = 1; i <= moments.size(); i++) {
      growing.play(moments.subList(0, i));
      growing.choose(i);
    }
    Ladder whole = new Ladder();
    whole.pin(Pair.FIRST);
    whole.play(moments);
    whole.choose(moments.size());
    assertThat(growing.picture().rows()).isEqualTo(whole.picture().rows());
    assertThat(growing.picture().captions()).isEqualTo(whole.picture().captions());
    assertThat(growing.picture().arrows().stream().map(a -> a.from() + " " + a.to()))
        .containsExactlyElementsOf(
            whole.picture().arrows().stream().map(a -> a.from() + " " + a.to()).toList());
  }

  private static List<LadderPicture> pictures(PlayedScenario played) {
    List<LadderPicture> pictures = new ArrayList<>();
    for (Pair pair : played.ladder().pairs()) {
      played.ladder().pin(pair);
      played.ladder().choose(played.last());
      pictures.add(played.picture());
    }
    return pictures;
  }

  private static List<TcpState> states(LadderPicture picture, Side side, Band.Kind kind) {
    return picture.bands(side, kind).stream().map(Band::state).toList();
  }

  private static List<Caption> kernels(LadderPicture picture, Side side) {
    return picture.captions(LadderPlan.World.KERNEL).stream()
        .filter(caption -> caption.side() == side && caption.state() != null)
        .toList();
  }

  private static Caption last(List<Caption> captions, Side side) {
    return captions.stream()
        .filter(caption -> caption.side() == side)
        .reduce((before, after) -> after)
        .orElseThrow();
  }

  private static List<String> calls(LadderPicture picture, LadderPlan.World world) {
    return picture.captions(world).stream()
        .filter(caption -> caption.state() == null)
        .map(Caption::words)
        .toList();
  }

  private static Caption caption(PlayedScenario played, TcpState state) {
    return played.picture().captions().stream()
        .filter(c -> c.state() == state)
        .reduce((a, b) -> b)
        .orElseThrow();
  }
}
