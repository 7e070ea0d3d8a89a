package lockstep.app.desktop;

import java.util.List;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Feature;
import lockstep.app.desktop.export.ExportFeature;
import lockstep.app.desktop.laboratory.LaboratoryFeature;
import lockstep.app.desktop.ladder.LadderFeature;
import lockstep.app.desktop.ladder.TcbFeature;
import lockstep.app.desktop.learn.LearnFeature;
import lockstep.app.desktop.library.CallsTab;
import lockstep.app.desktop.library.Library;
import lockstep.app.desktop.plates.Plates;
import lockstep.app.desktop.predict.Predict;
import lockstep.app.desktop.presenter.Presenter;
import lockstep.app.desktop.settings.SettingsFeature;
import lockstep.app.desktop.settings.TranscriptFeature;
import lockstep.app.desktop.time.TimeFeature;
import lockstep.views.words.Words;

/** The features of the window, in the order in which their buttons stand. */
final class Features {
  private Features() {}

  static List<Feature> of(Desk desk) {
    Predict predict = new Predict(desk);
    return List.of(
        new Plates(desk),
        new LadderFeature(desk),
        new TcbFeature(desk),
        new CallsTab(desk),
        new Library(desk),
        new TimeFeature(desk),
        predict,
        new LearnFeature(desk, predict),
        new TranscriptFeature(desk),
        new LaboratoryFeature(desk),
        new ExportFeature(
            desk,
            PaintedView::of,
            suggested -> desk.files().save(Words.of("export.save"), suggested)),
        new SettingsFeature(desk),
        new Presenter(desk, predict));
  }
}
