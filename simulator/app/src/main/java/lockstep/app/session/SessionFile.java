package lockstep.app.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import lockstep.files.WholeFile;

/** Sessions as files: JSON, made to be read by people too. */
public final class SessionFile {
  /** The ending of such a file's name. */
  public static final String SUFFIX = ".lockstep";

  /**
   * The latest version that this program knows. The second added breakpoints, the third runs by
   * hand and the octets of segments.
   */
  static final int VERSION = 3;

  private static final String FORMAT = "lockstep session";
  private static final JsonFactory FACTORY = new JsonFactory();

  /** A long run beside the loopback has some 2 MB. */
  private static final int MOST_OCTETS = 64 * 1024 * 1024;

  private SessionFile() {}

  /** The session as text. */
  public static String write(Session session) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.setPrettyPrinter(new ReadableJson());
      json.writeStartObject();
      json.writeStringField("format", FORMAT);
      json.writeNumberField("version", version(session));
      json.writeFieldName("session");
      ValueJson.write(json, session);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string could not be written to", e);
    }
    return out + "\n";
  }

  /** The earliest version that has all that is in a session, so that old programs read it too. */
  private static int version(Session session) {
    if (!session.played().isEmpty() || hasPackets(session)) return VERSION;
    return session.breakpoints().isEmpty() ? 1 : 2;
  }

  private static boolean hasPackets(Session session) {
    return session.live().stream()
        .flatMap(action -> action.steps().stream())
        .anyMatch(step -> step.seen().packets() != null);
  }

  /**
   * Reads what {@link #write} writes.
   *
   * @throws SessionFault when the text is no session, or one of a later version
   */
  public static Session read(String text) throws SessionFault {
    Map<String, JsonValue> fields = new LinkedHashMap<>(JsonValue.parse(text).fields());
    JsonValue format = fields.get("format");
    if (format == null || !FORMAT.equals(format.value()))
      throw new SessionFault(
          "expected \"format\": \""
              + FORMAT
              + "\", found "
              + (format == null ? "none: this is JSON, but no session" : "another one"));
    JsonValue version = fields.get("version");
    if (version == null) throw new SessionFault("expected a version, found none");
    long number = version.number(1, Integer.MAX_VALUE);
    if (number > VERSION)
      throw new SessionFault(
          "the file has version "
              + number
              + " of the format, and this Lockstep reads up to "
              + VERSION
              + ": open it with a newer Lockstep");
    JsonValue session = fields.get("session");
    if (session == null) throw new SessionFault("expected a session, found none");
    return (Session) ValueJson.read(session, Session.class);
  }

  /**
   * Reads a file.
   *
   * @throws SessionFault when it cannot be read or is no session; the message begins with its name
   */
  public static Session read(Path file) throws SessionFault {
    try {
      return read(text(file));
    } catch (SessionFault e) {
      throw new SessionFault(file.getFileName() + ": " + e.getMessage(), e);
    }
  }

  private static String text(Path file) throws SessionFault {
    if (Files.isDirectory(file)) throw new SessionFault("it is a folder, not a file");
    try (InputStream in = Files.newInputStream(file)) {
      byte[] octets = in.readNBytes(MOST_OCTETS + 1);
      if (octets.length > MOST_OCTETS)
        throw new SessionFault("it has more than 64 MiB, which no session has");
      if (octets.length == 0) throw new SessionFault("the file is empty");
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      throw new SessionFault("it is not UTF-8 text, as a session is", e);
    } catch (NoSuchFileException e) {
      throw new SessionFault("there is no such file", e);
    } catch (AccessDeniedException e) {
      throw new SessionFault("its permissions do not let you read it", e);
    } catch (IOException e) {
      throw new SessionFault("it cannot be read: " + e.getMessage(), e);
    }
  }

  /** Writes a file, whole or not at all: what was there stays until the new one is whole. */
  public static void write(Session session, Path file) throws IOException {
    WholeFile.put(file, write(session));
  }
}
