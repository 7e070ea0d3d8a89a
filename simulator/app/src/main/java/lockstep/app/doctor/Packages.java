package lockstep.app.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How the distributions of Linux install what may be missing. */
final class Packages {
  /** What may be missing, and the package that has it. */
  enum Part {
    JDK("default-jdk-headless", "java-latest-openjdk-devel", "jdk-openjdk", "openjdk17"),
    UNSHARE("util-linux", "util-linux", "util-linux", "util-linux"),
    SERVICES("netbase", "setup", "iana-etc", "alpine-baselayout-data");

    private final List<String> names;

    /** By the order of {@link #COMMANDS}. */
    Part(String... names) {
      this.names = List.of(names);
    }
  }

  private record Family(List<String> ids, String command) {}

  private static final List<Family> COMMANDS =
      List.of(
          new Family(List.of("debian", "ubuntu"), "apt-get install "),
          new Family(List.of("fedora", "rhel", "centos"), "dnf install "),
          new Family(List.of("arch"), "pacman -S "),
          new Family(List.of("alpine"), "apk add "));

  private Packages() {}

  /** The command that installs it; empty where the distribution is another. */
  static Optional<String> install(Machine machine, Part part) {
    List<String> ids = Arrays.asList(machine.distribution().split("\\s+"));
    for (int i = 0; i < COMMANDS.size(); i++)
      if (COMMANDS.get(i).ids().stream().anyMatch(ids::contains))
        return Optional.of(Diagnosis.sudo(machine, COMMANDS.get(i).command() + part.names.get(i)));
    return Optional.empty();
  }
}
