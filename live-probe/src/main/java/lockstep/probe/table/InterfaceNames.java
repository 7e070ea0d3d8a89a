package lockstep.probe.table;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashMap;
import java.util.Map;

/** The names of the network interfaces by their numbers, each asked for once a reading. */
final class InterfaceNames {
  private final Map<Integer, String> names = new HashMap<>();

  /** Forgets them: an interface may get another name. */
  void forget() {
    names.clear();
  }

  /** A name; empty for 0 and for an interface that is gone. */
  String of(int index) {
    return index == 0 ? "" : names.computeIfAbsent(index, InterfaceNames::ask);
  }

  private static String ask(int index) {
    try {
      NetworkInterface found = index < 0 ? null : NetworkInterface.getByIndex(index);
      return found == null ? "" : found.getName();
    } catch (SocketException e) {
      // The kernel says no more of it than of one that is gone.
      return "";
    }
  }
}
