package lockstep.table;

import java.util.EnumSet;
import java.util.Set;

/**
 * What holds of an interface, for the flags that more than one system has. Their numbers agree on
 * Linux (linux/if.h) and macOS (net/if.h) but for {@link #MULTICAST}.
 */
public enum InterfaceFlag {
  UP(0x1),
  BROADCAST(0x2),
  DEBUG(0x4),
  LOOPBACK(0x8),
  POINT_TO_POINT(0x10),
  NO_TRAILERS(0x20),
  RUNNING(0x40),
  NO_ARP(0x80),
  PROMISCUOUS(0x100),
  ALL_MULTICAST(0x200),
  MULTICAST(0x1000);

  private static final int MACOS_MULTICAST = 0x8000;

  private final int linux;

  InterfaceFlag(int linux) {
    this.linux = linux;
  }

  /** The flags in Linux's ifi_flags. */
  public static Set<InterfaceFlag> linux(int raw) {
    EnumSet<InterfaceFlag> flags = EnumSet.noneOf(InterfaceFlag.class);
    for (InterfaceFlag flag : values()) if ((raw & flag.linux) != 0) flags.add(flag);
    return flags;
  }

  /** The flags in macOS's ifm_flags. */
  public static Set<InterfaceFlag> macos(int raw) {
    Set<InterfaceFlag> flags = linux(raw);
    flags.remove(MULTICAST);
    if ((raw & MACOS_MULTICAST) != 0) flags.add(MULTICAST);
    return flags;
  }
}
