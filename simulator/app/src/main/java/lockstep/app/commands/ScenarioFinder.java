package lockstep.app.commands;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioErrors;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.ScenarioParser;

/** Finds the scenario that someone names: one that ships, a file, or standard input. */
final class ScenarioFinder {
  private static final String SUFFIX = ".scenario";
  private static final String STANDARD_INPUT = "-";

  private final InputStream in;

  ScenarioFinder(InputStream in) {
    this.in = in;
  }

  /**
   * The scenario of this name or in this file.
   *
   * @throws Refusal when there is none, or its text has errors; the message has one a line
   */
  Scenario find(String named) throws Refusal {
    if (named.equals(STANDARD_INPUT)) return parse("stdin", "<stdin>", readStandardInput());
    if (!isPath(named)) {
      var shipped = ScenarioLibrary.load(named);
      if (shipped.isPresent()) return shipped.get();
      if (!isFile(named)) throw unknown(named);
    }
    Path file = path(named);
    return parse(shortName(file), named, read(file));
  }

  private static boolean isPath(String named) {
    return named.endsWith(SUFFIX)
        || named.indexOf('/') >= 0
        || named.indexOf(File.separatorChar) >= 0;
  }

  private static boolean isFile(String named) {
    try {
      return Files.isRegularFile(Path.of(named));
    } catch (InvalidPathException e) {
      // A name that no file can have.
      return false;
    }
  }

  private static Refusal unknown(String named) {
    return Refusal.wrongUse(
        "no scenario is called \""
            + named
            + '"'
            + ScenarioLibrary.closest(named).stream()
                .findFirst()
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("; lockstep scenarios lists them"));
  }

  private static Path path(String named) throws Refusal {
    try {
      return Path.of(named);
    } catch (InvalidPathException e) {
      throw Refusal.wrongUse("\"" + named + "\" cannot be a file's name: " + e.getReason());
    }
  }

  private static String shortName(Path file) {
    Path last = file.getFileName();
    String name = last == null ? file.toString() : last.toString();
    return name.length() > SUFFIX.length() && name.endsWith(SUFFIX)
        ? name.substring(0, name.length() - SUFFIX.length())
        : name;
  }

  private String readStandardInput() throws Refusal {
    try {
      return decode("<stdin>", in.readNBytes(ScenarioParser.MOST_OCTETS + 1));
    } catch (IOException e) {
      throw Refusal.wrongUse("standard input cannot be read: " + e.getMessage());
    }
  }

  private static String read(Path file) throws Refusal {
    if (Files.isDirectory(file))
      throw Refusal.wrongUse(file + " cannot be read: it is a directory, not a file");
    // One octet more than a scenario may have, so that the parser says so of a huge file.
    try (InputStream text = Files.newInputStream(file)) {
      return decode(file.toString(), text.readNBytes(ScenarioParser.MOST_OCTETS + 1));
    } catch (NoSuchFileException e) {
      throw Refusal.wrongUse(file + " cannot be read: there is no such file");
    } catch (AccessDeniedException e) {
      throw Refusal.wrongUse(file + " cannot be read: its permissions do not let you");
    } catch (IOException e) {
      throw Refusal.wrongUse(file + " cannot be read: " + e.getMessage());
    }
  }

  private static String decode(String source, byte[] octets) throws Refusal {
    if (octets.length > ScenarioParser.MOST_OCTETS)
      // Cut in the middle of a character, perhaps; too large all the same.
      return new String(octets, StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      throw Refusal.wrongUse(source + " is not UTF-8 text, as a scenario is");
    }
  }

  private static Scenario parse(String name, String source, String text) throws Refusal {
    try {
      return ScenarioParser.parse(name, source, text);
    } catch (ScenarioErrors e) {
      throw new Refusal(Exit.WRONG_USE, e.getMessage(), false);
    }
  }
}
