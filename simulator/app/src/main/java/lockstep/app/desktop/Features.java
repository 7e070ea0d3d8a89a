package lockstep.app.desktop;

import java.util.List;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Feature;
import lockstep.app.desktop.export.ExportFeature;
import lockstep.app.desktop.ladder.LadderFeature;
import lockstep.app.desktop.plates.Plates;
import lockstep.app.desktop.predict.Predict;
import lockstep.app.desktop.presenter.Presenter;

/** The features of the window, in the order in which their buttons stand. */
final class Features {
  private Features() {}

  static List<Feature> of(Desk desk) {
    Predict predict = new Predict(desk);
    return List.of(
        new LadderFeature(desk),
        new ExportFeature(desk, PaintedView::of, suggested -> FileQuestion.save(desk, suggested)),
        new Plates(desk),
        predict,
        new Presenter(desk, predict));
  }
}
