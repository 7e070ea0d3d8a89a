package lockstep.app.commands;

import java.io.IOException;
import java.util.concurrent.Callable;
import lockstep.app.doctor.Doctor;
import lockstep.views.terminal.Look;
import picocli.CommandLine.Command;

/** {@code lockstep doctor}. */
@Command(
    name = "doctor",
    header = "Says what this machine can do, and what would bring more.",
    description = {
      "Which worlds can play, how the socket table is read, what the kernel tells, whether a window"
          + " can open. For what is missing: what it would bring, and the command that gives it."
          + " Nothing is changed and nothing installed.",
    },
    exitCodeList = {
      "0:The model works; the rest is said.",
      "2:Used wrongly; the message says how.",
      "3:Not even the model works.",
      "70:A fault of Lockstep itself.",
    },
    footer = {"  lockstep doctor"})
final class DoctorCommand implements Callable<Integer> {
  private final Host host;

  DoctorCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Doctor doctor = Doctor.look(host.stages(), host.surroundings().env());
    Look look = new Look(host.surroundings().colour(), !host.surroundings().unicode());
    Output out = new Output(host.surroundings().out(), host.surroundings().charset());
    out.lines(doctor.checkup().lines(look));
    out.flush();
    return doctor.baseWorks() ? Exit.GOOD : Exit.MACHINE_CANNOT;
  }
}
