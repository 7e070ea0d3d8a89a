package lockstep.app.commands;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import lockstep.app.Closing;
import lockstep.app.Picture;
import lockstep.app.StageMaker;
import lockstep.app.StageMissing;
import lockstep.app.Surroundings;
import lockstep.app.Window;
import lockstep.model.ModelStage;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;

/** Runs the command line within this process: streams in memory, a model and a mirror as worlds. */
final class CliRun {
  /** What it came to. */
  record Result(int exit, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }
  }

  final Closing closing = new Closing();
  private final Map<String, String> env = new HashMap<>(Map.of("TERM", "xterm", "DISPLAY", ":0"));
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private ByteArrayOutputStream captured = new ByteArrayOutputStream();
  private OutputStream out = captured;
  private InputStream in = InputStream.nullInputStream();
  private Charset charset = StandardCharsets.UTF_8;
  private boolean terminal;
  private StageMaker stages = showing(path -> path);
  private Picture.Painter painter =
      picture -> {
        throw new UnsupportedOperationException("no painter today");
      };

  private Window window =
      () -> {
        throw new UnsupportedOperationException("the test has no screen");
      };

  static Result run(String... args) {
    return new CliRun().go(args);
  }

  /** The model, and a mirror that shows these paths for the model's. */
  static StageMaker showing(UnaryOperator<List<TcpState>> shown) {
    return (world, options) ->
        switch (world) {
          case MODEL -> new ModelStage();
          case LOOPBACK -> new MirrorStage(shown);
          case WIRE, CAPTURE -> throw new StageMissing("no wire today");
        };
  }

  CliRun stages(StageMaker stages) {
    this.stages = stages;
    return this;
  }

  /** The model, and in the place of the loopback only a reason. */
  CliRun withoutLoopback() {
    return stages(
        (world, options) -> {
          if (world == World.MODEL) return new ModelStage();
          throw new StageMissing("no sockets today");
        });
  }

  CliRun in(String text) {
    return in(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  CliRun in(InputStream in) {
    this.in = in;
    return this;
  }

  CliRun out(OutputStream out) {
    this.out = out;
    return this;
  }

  /** Output to a terminal; the input stays a pipe. */
  CliRun onTerminal() {
    terminal = true;
    return this;
  }

  CliRun env(String name, String value) {
    env.put(name, value);
    return this;
  }

  CliRun without(String name) {
    env.remove(name);
    return this;
  }

  CliRun charset(Charset charset) {
    this.charset = charset;
    return this;
  }

  CliRun painter(Picture.Painter painter) {
    this.painter = painter;
    return this;
  }

  CliRun window(Window window) {
    this.window = window;
    return this;
  }

  Result go(String... args) {
    Surroundings surroundings =
        new Surroundings(
            in,
            out,
            new PrintStream(err, true, charset),
            charset,
            false,
            terminal,
            terminal,
            env::get);
    int exit = new Cli(surroundings, stages, closing, window, painter).run(args);
    return new Result(exit, captured.toString(charset), err.toString(charset));
  }
}
