package lockstep.views.netstat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tools whose switches and output are spoken. */
public enum Dialect {
  /** netstat of net-tools 2.10. */
  LINUX("Linux"),
  /** netstat.exe of Windows 10 and 11. */
  WINDOWS("Windows"),
  /** netstat of macOS. */
  MACOS("macOS"),
  /** ss of iproute2 6.1. */
  SS("ss");

  private final String title;

  Dialect(String title) {
    this.title = title;
  }

  /** As people write it: {@code macOS}. */
  public String title() {
    return title;
  }

  /** As the command line writes it: {@code macos}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The dialect of this word; empty when there is none. */
  public static Optional<Dialect> of(String word) {
    for (Dialect dialect : values())
      if (dialect.word().equals(word.toLowerCase(Locale.ROOT))) return Optional.of(dialect);
    return Optional.empty();
  }

  /**
   * The dialect of netstat on this system.
   *
   * @param system as the property {@code os.name} has it
   */
  public static Dialect ofSystem(String system) {
    if (system.startsWith("Windows")) return WINDOWS;
    return system.startsWith("Mac") ? MACOS : LINUX;
  }

  /**
   * Understands the arguments.
   *
   * @param names where the port of a service is looked up, which ss takes in its filter
   * @throws SwitchRefused when this tool would not take them
   */
  public Inquiry parse(List<String> args, Names names) throws SwitchRefused {
    Given given = new SwitchReader(this).read(args);
    return switch (this) {
      case LINUX -> LinuxInquiry.of(given);
      case WINDOWS -> WindowsInquiry.of(given);
      case MACOS -> MacInquiry.of(given);
      case SS -> SsInquiry.of(given, names);
    };
  }

  /** The switches that are understood, in the order of the tool's help. */
  public List<Switch> understood() {
    return switches().stream().filter(Switch::isShown).toList();
  }

  List<Switch> switches() {
    return switch (this) {
      case LINUX -> Switches.LINUX;
      case WINDOWS -> Switches.WINDOWS;
      case MACOS -> Switches.MACOS;
      case SS -> Switches.SS;
    };
  }

  /** The lines with which the tool says how it is used. */
  List<String> usage() {
    return switch (this) {
      case LINUX ->
          List.of(
              "usage: netstat [-46aceilnoprstuvW] [-A <af>]",
              "       netstat [-cenW46] -r | [-aceW] -i | [-46tu] -s");
      case MACOS ->
          List.of(
              "Usage:\tnetstat [-anvW] [-f address_family | -p protocol]",
              "\tnetstat -i [-an] [-I interface]",
              "\tnetstat -s [-f address_family | -p protocol]",
              "\tnetstat -r [-nW] [-f address_family]");
      case SS -> List.of("Usage: ss [ OPTIONS ]", "       ss [ OPTIONS ] [ FILTER ]");
      case WINDOWS ->
          List.of(
              "NETSTAT [-a] [-b] [-e] [-f] [-n] [-o] [-p proto] [-q] [-r] [-s] [-t]",
              "        [interval]");
    };
  }

  /** All switches with what they do. */
  public List<String> help() {
    List<String> lines = new ArrayList<>();
    if (this == WINDOWS) {
      lines.add("");
      lines.add("Displays protocol statistics and current TCP/IP network connections.");
      lines.add("");
    }
    lines.addAll(usage());
    lines.add("");
    for (Switch one : switches())
      if (one.isShown()) lines.addAll(Prose.hanging("  " + one.forms(), 18, one.says()));
    if (this == WINDOWS)
      lines.addAll(
          Prose.hanging(
              "  interval", 18, "Prints again each so many seconds, until Ctrl+C stops it."));
    return lines;
  }
}
