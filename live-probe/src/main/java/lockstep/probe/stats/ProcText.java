package lockstep.probe.stats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lockstep.probe.table.MalformedTableException;

/**
 * A text file of the kernel's, line by line, so that whatever is wrong is named with its line.
 *
 * @param name the file's name, for messages
 * @param lines its lines
 */
record ProcText(String name, List<String> lines) {
  /** Reads a file; one that is not there is empty, for kernels without IPv6 leave some out. */
  static ProcText read(Path file) throws IOException {
    if (!Files.exists(file)) return new ProcText(file.toString(), List.of());
    // Not readAllLines: a file of /proc has size 0 and is read until it ends.
    List<String> lines = new ArrayList<>();
    try (var reader = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) lines.add(line);
    }
    return new ProcText(file.toString(), lines);
  }

  int size() {
    return lines.size();
  }

  /** The words of a line, from 0; those before the first blank are not lost to leading blanks. */
  String[] words(int line) {
    return lines.get(line).strip().split("\\s+");
  }

  /** A counter: unsigned 64 bits, but a setting may be -1. */
  long number(int line, String word) throws MalformedTableException {
    try {
      return word.startsWith("-") ? Long.parseLong(word) : Long.parseUnsignedLong(word);
    } catch (NumberFormatException e) {
      throw wrong(line, "expected a number, found \"" + word + '"');
    }
  }

  /** A number of so many bits that is written in hexadecimal. */
  long hex(int line, String word, int bits) throws MalformedTableException {
    try {
      long number = Long.parseUnsignedLong(word, 16);
      if (bits < 64 && number >>> bits != 0) throw new NumberFormatException("too large");
      return number;
    } catch (NumberFormatException e) {
      throw wrong(
          line, "expected a hexadecimal number of " + bits + " bits, found \"" + word + '"');
    }
  }

  MalformedTableException wrong(int line, String why) {
    return new MalformedTableException(name + ", by lines,", line + 1L, why);
  }
}
