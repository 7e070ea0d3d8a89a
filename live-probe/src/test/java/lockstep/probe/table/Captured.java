package lockstep.probe.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** What a kernel asked and answered once, kept as files with each field named. */
final class Captured {
  private Captured() {}

  /**
   * The octets of a file such as {@code no-row.answer.hex}, in the order of the x86-64 they are of.
   */
  static ByteBuffer octets(String name) {
    StringBuilder hex = new StringBuilder();
    for (String line : lines(name)) hex.append(line.replaceFirst("#.*", "").strip());
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.LITTLE_ENDIAN);
  }

  static List<String> lines(String name) {
    try (InputStream in = Captured.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
      return new String(bytes, StandardCharsets.US_ASCII).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
