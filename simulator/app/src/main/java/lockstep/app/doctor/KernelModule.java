package lockstep.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether this kernel has a module (man 5 modules.dep). */
enum KernelModule {
  /** A file that modprobe finds. */
  LOADABLE,
  BUILT_IN,
  ABSENT,
  /** The list of its modules is not here, as in most containers. */
  UNKNOWN;

  /**
   * Looks a module up.
   *
   * @param folder /lib/modules and the kernel's release
   * @param name as the file is named, {@code tcp_diag}
   */
  static KernelModule find(Path folder, String name) throws IOException {
    Path loadable = folder.resolve("modules.dep");
    Path builtIn = folder.resolve("modules.builtin");
    if (names(builtIn, name)) return BUILT_IN;
    if (names(loadable, name)) return LOADABLE;
    return Files.isReadable(loadable) && Files.isReadable(builtIn) ? ABSENT : UNKNOWN;
  }

  private static boolean names(Path list, String name) throws IOException {
    if (!Files.isReadable(list)) return false;
    for (String line : Files.readAllLines(list)) {
      String file = line.split(":", 2)[0];
      String module = file.substring(file.lastIndexOf('/') + 1);
      // A packed one ends in .ko.xz, .ko.zst or .ko.gz.
      if (module.startsWith(name + ".ko")) return true;
    }
    return false;
  }
}
