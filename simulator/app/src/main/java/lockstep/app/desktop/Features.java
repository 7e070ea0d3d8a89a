package lockstep.app.desktop;

import java.util.List;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Feature;
import lockstep.app.desktop.laboratory.LaboratoryFeature;
import lockstep.app.desktop.settings.SettingsFeature;
import lockstep.app.desktop.settings.TranscriptFeature;

/** The features of the window, in the order in which their buttons stand. */
final class Features {
  private Features() {}

  static List<Feature> of(Desk desk) {
    return List.of(
        new SettingsFeature(desk), new TranscriptFeature(desk), new LaboratoryFeature(desk));
  }
}
