package lockstep.app.commands;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lockstep.lessons.ports.IanaCsv;
import lockstep.lessons.ports.OwnTable;
import lockstep.lessons.ports.PortTable;
import lockstep.lessons.ports.Ports;
import lockstep.lessons.ports.Services;
import lockstep.lessons.ports.Source;
import lockstep.views.terminal.Look;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lockstep ports}. */
@Command(
    name = "ports",
    header = "Says which name a port has, and which port a name.",
    customSynopsis = {"lockstep ports [NAME|NUMBER...] [--services FILE] [--iana FILE.csv]"},
    description = {
      "For each name or number: the transport, the range that the port belongs to, what it is for,"
          + " and where the same service goes on inside TLS or in the clear. Every answer says which"
          + " table it is from: this computer's services file, where netstat looks names up, then"
          + " the registry of the IANA if you give it, then Lockstep's own table. They differ, and"
          + " none of them proves what listens on a port.",
      "",
      "Without a name or a number: the ports that the quiz asks for.",
    },
    exitCodeList = {"0:All of it is in a table.", "1:Some of it is in no table."},
    footer = {
      "  lockstep ports https",
      "  lockstep ports 465 514/udp mongodb",
      "  lockstep ports 6443 --iana service-names-port-numbers.csv",
      "  lockstep quiz ports",
    })
final class PortsCommand implements Callable<Integer> {
  @Parameters(
      index = "0..*",
      arity = "0..*",
      paramLabel = "NAME|NUMBER",
      description = "A name such as https, or a port as 443, :443 or 443/tcp.")
  private List<String> asked = List.of();

  @Option(
      names = "--services",
      paramLabel = "FILE",
      description = "Take this services file in place of this computer's.")
  private String services;

  @Option(
      names = "--iana",
      paramLabel = "FILE.csv",
      description = {
        "Look into the IANA's registry too: service-names-port-numbers.csv, which you fetch"
            + " yourself."
      })
  private String iana;

  private final Host host;

  PortsCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Refusal, IOException {
    Look look = new Look(host.surroundings().colour(), !host.surroundings().unicode());
    Output out = new Output(host.surroundings().out(), host.surroundings().charset());
    // All are understood before any is answered.
    List<PortQuery> queries = new ArrayList<>();
    for (String word : asked) queries.add(PortQuery.parse(word));
    if (queries.isEmpty()) {
      if (services != null || iana != null)
        throw Refusal.wrongUse("expected a name or a number to look up in the file");
      out.lines(PortsText.all(look));
      out.flush();
      return Exit.GOOD;
    }
    PortsText text = new PortsText(new Ports(tables()), look);
    boolean all = true;
    for (int i = 0; i < queries.size(); i++) {
      if (i > 0) out.line("");
      all &= text.answer(queries.get(i), out);
    }
    out.flush();
    return all ? Exit.GOOD : Exit.NO;
  }

  private List<PortTable> tables() throws Refusal {
    List<PortTable> tables = new ArrayList<>();
    if (services != null)
      tables.add(read("--services", services, file -> Services.read(file, Source.Kind.GIVEN)));
    else machine().ifPresent(tables::add);
    if (iana != null) tables.add(read("--iana", iana, IanaCsv::read));
    tables.forEach(this::tell);
    tables.add(OwnTable.table());
    return tables;
  }

  private Optional<PortTable> machine() {
    Path file =
        Services.location(
            System.getProperty("os.name"),
            Optional.ofNullable(host.surroundings().env().apply("SystemRoot")));
    try {
      return Optional.of(Services.read(file));
    } catch (NoSuchFileException e) {
      host.remark("ports", "this computer has no " + file + ", so other tables answer alone");
    } catch (IOException e) {
      host.remark("ports", file + " cannot be read, so other tables answer alone: " + why(e, file));
    }
    return Optional.empty();
  }

  private interface Reader {
    PortTable read(Path file) throws IOException;
  }

  private static PortTable read(String option, String named, Reader reader) throws Refusal {
    try {
      return reader.read(Path.of(named));
    } catch (InvalidPathException e) {
      throw Refusal.wrongUse(option + ": this cannot be a file's name: " + e.getMessage());
    } catch (NoSuchFileException e) {
      throw Refusal.wrongUse(option + ": " + named + " cannot be read: there is no such file");
    } catch (IOException e) {
      throw Refusal.wrongUse(option + ": " + named + " cannot be read: " + why(e, Path.of(named)));
    }
  }

  /** The reason alone: messages of files often begin with the file, or are the file. */
  private static String why(IOException e, Path file) {
    String message = String.valueOf(e.getMessage());
    if (message.equals(file.toString())) return "its permissions do not let you";
    String begin = file + ": ";
    return message.startsWith(begin) ? message.substring(begin.length()) : message;
  }

  /** What of a table could not be read; the rest is used. */
  private void tell(PortTable table) {
    if (table.problems().isEmpty()) return;
    PortTable.Problem first = table.problems().get(0);
    int more = table.problems().size() - 1;
    host.remark(
        "ports",
        table.source().where()
            + ":"
            + first.line()
            + ": "
            + first.text()
            + (more == 0 ? "" : "; so are " + more + (more == 1 ? " line" : " lines") + " more")
            + "; the rest is used");
  }
}
