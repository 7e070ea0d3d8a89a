package lockstep.views.netstat;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;

/** Names for numbers; each is empty when there is none, or none in time. */
public interface Names {
  /** Says which addresses will be asked for, so that looking them up begins at once. */
  void expect(Collection<String> addresses);

  /** The name of a numeric address. Waits for the resolver, but not for long. */
  Optional<String> host(String address);

  /**
   * The name of a service.
   *
   * @param protocol {@code tcp} or {@code udp}
   */
  Optional<String> service(int port, String protocol);

  /**
   * The port of a service by its name, or by another name of it; empty when there is none.
   *
   * @param protocol {@code tcp} or {@code udp}
   */
  OptionalInt port(String service, String protocol);

  /** The name of a user. */
  Optional<String> user(int uid);

  /** The path of a control group. */
  Optional<String> cgroup(long id);

  /** This computer's own name. */
  Optional<String> ownHost();
}
