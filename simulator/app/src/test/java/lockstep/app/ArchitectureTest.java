package lockstep.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The one-way street: scenario text, stages, traces, comparison, views, lessons; nothing points
 * back up.
 */
@AnalyzeClasses(packages = "lockstep", importOptions = ArchitectureTest.WithoutTests.class)
final class ArchitectureTest {
  /** ArchUnit's own option looks for target/test-classes; builds here may go elsewhere. */
  static final class WithoutTests implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/");
    }
  }

  private static final String[] PURE = {
    "lockstep.tcp..",
    "lockstep.scenario..",
    "lockstep.table..",
    "lockstep.packet..",
    "lockstep.capture..",
    "lockstep.trace..",
    "lockstep.model..",
    "lockstep.comparison.."
  };

  @ArchTest
  static final ArchRule PURE_PACKAGES_IMPORT_THE_JDK_ONLY =
      classes()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(PURE)
                  .or(resideInAPackage("java.."))
                  .or(DescribedPredicate.describe("primitives", ArchitectureTest::isPrimitive)))
          .because(
              "whoever reads the machine or carries it elsewhere needs a JDK and nothing else");

  @ArchTest
  static final ArchRule PURE_PACKAGES_OPEN_NO_SOCKETS =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.net..", "java.nio.channels..")
                  .and(
                      DescribedPredicate.describe(
                          "are more than an address or a URL",
                          ArchitectureTest::reachesTheNetwork)))
          .because(
              "the model says what RFC 9293 says; what a kernel does is the live probe's part");

  @ArchTest
  static final ArchRule PURE_PACKAGES_START_NO_THREADS =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "run code on another thread", ArchitectureTest::startsThreads))
          .because(
              "one turn follows another: with threads a run could not be repeated or stepped back");

  @ArchTest
  static final ArchRule PURE_PACKAGES_READ_NO_CLOCK =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe("it reads a clock", ArchitectureTest::readsClock))
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.time.Clock.class)
          .because("time is a number handed in, so that the same scenario gives the same trace");

  @ArchTest
  static final ArchRule PURE_PACKAGES_DRAW_NO_UNSEEDED_CHANCE =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe(
                  "it draws without a seed", ArchitectureTest::drawsUnseeded))
          .because("a run that surprised somebody must be run again from the seed in its header");

  @ArchTest
  static final ArchRule TCP_IMPORTS_NO_OTHER_PART =
      noClasses()
          .that()
          .resideInAPackage("lockstep.tcp..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("lockstep..").and(resideOutsideOfPackage("lockstep.tcp..")))
          .because("states and segments are the words that all other parts are written in");

  @ArchTest
  static final ArchRule DATA_KNOWS_NEITHER_MACHINE_NOR_VERDICT =
      noClasses()
          .that()
          .resideInAnyPackage("lockstep.table..", "lockstep.scenario..", "lockstep.trace..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("lockstep.model..", "lockstep.comparison..")
          .because("a scenario never knows who plays it, nor a trace who made it or who reads it");

  @ArchTest
  static final ArchRule COMPARISON_DOES_NOT_RUN_THE_MODEL =
      noClasses()
          .that()
          .resideInAPackage("lockstep.comparison..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("lockstep.model..")
          .because("a comparison judges two traces and must not care which stage either came from");

  @ArchTest
  static final ArchRule THE_MODEL_DOES_NOT_KNOW_THE_VERDICT =
      noClasses()
          .that()
          .resideInAPackage("lockstep.model..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("lockstep.comparison..")
          .because(
              "a machine that knew the kernel's known differences could be bent to agree with it");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices()
          .matching("lockstep.(*)..")
          .should()
          .beFreeOfCycles()
          .because(
              "a part that needs a part that needs it cannot be read, tested or replaced alone");

  @ArchTest
  static final ArchRule THE_PROBE_DOES_NOT_KNOW_THE_MODEL =
      noClasses()
          .that()
          .resideInAPackage("lockstep.probe..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("lockstep.model..", "lockstep.comparison..")
          .because("what is observed must not be coloured by what is expected");

  @ArchTest
  static final ArchRule VIEWS_DRAW_WHAT_THEY_ARE_GIVEN =
      classes()
          .that()
          .resideInAPackage("lockstep.views..")
          .and()
          .resideOutsideOfPackage("lockstep.views.learn..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "lockstep.views..",
                      "lockstep.tcp..",
                      "lockstep.table..",
                      "lockstep.packet..", // the octets of a step's segments
                      "lockstep.trace..",
                      "lockstep.comparison..",
                      "javafx..",
                      "com.fasterxml.jackson.core..", // the diagram's geometry is a file
                      "java..")
                  .or(DescribedPredicate.describe("primitives", ArchitectureTest::isPrimitive)))
          .because("a view draws one step, whichever world it comes from: model, loopback or wire");

  @ArchTest
  static final ArchRule VIEWS_OF_LESSONS_SHOW_PAGES_AND_QUESTIONS =
      classes()
          .that()
          .resideInAPackage("lockstep.views.learn..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "lockstep.views..",
                      "lockstep.tcp..",
                      "lockstep.lessons.course..",
                      "lockstep.lessons.quiz..",
                      "javafx..",
                      "java..")
                  .or(DescribedPredicate.describe("primitives", ArchitectureTest::isPrimitive)))
          .because("a page is drawn as the lesson's file says it, whoever opened it and why");

  @ArchTest
  static final ArchRule NOBODY_IMPORTS_THE_PROGRAM =
      noClasses()
          .that()
          .resideOutsideOfPackage("lockstep.app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("lockstep.app..")
          .because("the program is where the parts are put together; it is a part of none of them");

  @ArchTest
  static final ArchRule LESSONS_HAVE_NO_USER_INTERFACE =
      noClasses()
          .that()
          .resideInAPackage("lockstep.lessons..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "lockstep.views..", "org.jline..")
          .because("the same lesson is taken in the window, in the terminal and by the tests");

  private static boolean isPrimitive(JavaClass type) {
    return type.getBaseComponentType().isPrimitive();
  }

  private static boolean reachesTheNetwork(JavaClass type) {
    Set<String> namesOnly =
        Set.of(
            "java.net.InetAddress",
            "java.net.Inet4Address",
            "java.net.Inet6Address",
            "java.net.InetSocketAddress",
            "java.net.SocketAddress",
            "java.net.URI",
            "java.net.URISyntaxException",
            "java.net.URL",
            "java.net.UnknownHostException");
    return !namesOnly.contains(type.getName());
  }

  private static boolean startsThreads(JavaClass type) {
    return type.isAssignableTo(Thread.class)
        || type.isAssignableTo(java.util.concurrent.Executor.class)
        || type.isAssignableTo(java.util.concurrent.Executors.class)
        || type.isAssignableTo(java.util.concurrent.CompletionStage.class)
        || type.isAssignableTo(java.util.Timer.class);
  }

  private static boolean readsClock(JavaAccess<?> access) {
    String method = access.getName();
    JavaClass owner = access.getTargetOwner();
    boolean systemClock =
        owner.isEquivalentTo(System.class)
            && (method.equals("currentTimeMillis") || method.equals("nanoTime"));
    boolean now = owner.getPackageName().equals("java.time") && method.equals("now");
    return systemClock || now;
  }

  private static boolean drawsUnseeded(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    boolean seedable =
        owner.isEquivalentTo(Random.class) || owner.isEquivalentTo(SplittableRandom.class);
    boolean withoutSeed = seedable && access.getName().equals("<init>") && parameters(access) == 0;
    boolean neverSeeded =
        owner.isEquivalentTo(java.util.concurrent.ThreadLocalRandom.class)
            || owner.isAssignableTo(java.security.SecureRandom.class)
            || (owner.isEquivalentTo(Math.class) && access.getName().equals("random"))
            || (owner.isEquivalentTo(java.util.UUID.class) && access.getName().equals("randomUUID"))
            || (owner.isEquivalentTo(java.util.Collections.class)
                && access.getName().equals("shuffle")
                && parameters(access) == 1);
    return withoutSeed || neverSeeded;
  }

  private static int parameters(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        ? target.getRawParameterTypes().size()
        : 0;
  }
}
