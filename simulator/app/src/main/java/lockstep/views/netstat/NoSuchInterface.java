package lockstep.views.netstat;

import java.io.IOException;
import java.util.List;

/** An interface was asked for that this computer does not have; the message is for the user. */
public final class NoSuchInterface extends IOException {
  /**
   * @param known the interfaces that there are
   */
  NoSuchInterface(String name, List<String> known) {
    super("no interface is called \"" + name + "\"; there are " + String.join(", ", known));
  }
}
