package lockstep.lessons.ports;

import java.util.Locale;

/**
 * A transport protocol, as services files write it in lower case: {@code tcp}, {@code udp}, {@code
 * sctp}, {@code dccp}, and whatever else a file names, such as AppleTalk's {@code ddp}.
 */
public record Transport(String name) {
  public static final Transport TCP = new Transport("tcp");
  public static final Transport UDP = new Transport("udp");

  /** Any case is taken; empty where a registry states none. */
  public Transport {
    name = name.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return name;
  }
}
