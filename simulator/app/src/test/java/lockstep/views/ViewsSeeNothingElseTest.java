package lockstep.views;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** A view is given a moment and draws it: it knows neither who plays nor who opened the window. */
@AnalyzeClasses(packages = "lockstep.views", importOptions = ImportOption.DoNotIncludeTests.class)
class ViewsSeeNothingElseTest {
  @ArchTest
  static final ArchRule NEITHER_MODEL_NOR_PROBE_NOR_PROGRAM =
      ArchRuleDefinition.noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "lockstep.model..", "lockstep.probe..", "lockstep.app..", "lockstep.scenario..")
          .because("a view draws what it is given, so it can be drawn and tested alone");
}
