package lockstep.probe.stats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import lockstep.probe.table.MalformedTableException;
import lockstep.probe.table.Octets;
import lockstep.table.InterfaceAddress;
import lockstep.table.InterfaceFlag;
import lockstep.table.InterfaceRow;
import lockstep.table.InterfaceTraffic;
import lockstep.table.Route;
import lockstep.table.RouteKind;

/**
 * Windows' tables of interfaces, addresses and routes as netioapi.h lays them out, alike on 32 and
 * 64 bits: the number of rows, then from offset 8 the rows.
 */
final class WindowsTables {
  /** Where the rows begin: they have 64-bit fields, so the number before them is padded. */
  static final int HEAD = 8;

  static final int INTERFACE_SIZE = 1352;
  static final int ADDRESS_SIZE = 80;
  static final int ROUTE_SIZE = 104;

  private static final int AF_INET = 2;
  private static final int AF_INET6 = 23;
  private static final int NAME_CHARACTERS = 257;
  private static final int MAC_MAXIMUM = 32;
  private static final int IF_TYPE_LOOPBACK = 24;
  private static final int IF_TYPE_PPP = 23;
  private static final int OPER_STATUS_UP = 1;
  private static final int ADMIN_STATUS_UP = 1;

  private WindowsTables() {}

  /** How many octets a table has that begins with this number of rows. */
  static long size(long rows, int rowSize) {
    return HEAD + rows * rowSize;
  }

  private static List<Octets> rows(Octets table, String name, int size)
      throws MalformedTableException {
    long count = table.u32(0);
    if (size(count, size) > table.size() && count > 0)
      throw table.wrong(
          0, count + " rows of " + size + " octets, there are " + (table.size() - HEAD));
    List<Octets> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) rows.add(table.part(name, size(i, size), size));
    return rows;
  }

  /** Reads MIB_IF_TABLE2, with addresses by the interface's index. */
  static List<InterfaceRow> interfaces(Octets table, Map<Integer, List<InterfaceAddress>> addresses)
      throws MalformedTableException {
    List<InterfaceRow> interfaces = new ArrayList<>();
    for (Octets row : rows(table, "MIB_IF_ROW2", INTERFACE_SIZE)) {
      int index = row.i32(8);
      interfaces.add(
          new InterfaceRow(
              row.wideText(28, NAME_CHARACTERS),
              index,
              mac(row),
              addresses.getOrDefault(index, List.of()),
              row.u32(1124),
              0,
              flags(row),
              traffic(row, 1208),
              traffic(row, 1280),
              OptionalLong.empty(),
              OptionalLong.of(row.i64(1248))));
    }
    return interfaces;
  }

  private static String mac(Octets row) throws MalformedTableException {
    long length = row.u32(1056);
    if (length > MAC_MAXIMUM) throw row.wrong(1056, "a hardware address of " + length + " octets");
    return row.mac(1060, (int) length);
  }

  private static Set<InterfaceFlag> flags(Octets row) throws MalformedTableException {
    Set<InterfaceFlag> flags = new HashSet<>();
    if (row.u32(1160) == ADMIN_STATUS_UP) flags.add(InterfaceFlag.UP);
    if (row.u32(1156) == OPER_STATUS_UP) flags.add(InterfaceFlag.RUNNING);
    if (row.u32(1128) == IF_TYPE_LOOPBACK) flags.add(InterfaceFlag.LOOPBACK);
    if (row.u32(1128) == IF_TYPE_PPP) flags.add(InterfaceFlag.POINT_TO_POINT);
    return flags;
  }

  /** Octets, packets to one, packets to many, discards, errors, in both directions alike. */
  private static InterfaceTraffic traffic(Octets row, int at) throws MalformedTableException {
    long toOne = row.i64(at + 8);
    long toMany = row.i64(at + 16);
    return new InterfaceTraffic(
        row.i64(at),
        toOne + toMany,
        row.i64(at + 32),
        row.i64(at + 24),
        OptionalLong.empty(),
        OptionalLong.of(toMany));
  }

  /** Reads MIB_UNICASTIPADDRESS_TABLE: addresses by the interface's index. */
  static Map<Integer, List<InterfaceAddress>> addresses(Octets table)
      throws MalformedTableException {
    Map<Integer, List<InterfaceAddress>> addresses = new HashMap<>();
    for (Octets row : rows(table, "MIB_UNICASTIPADDRESS_ROW", ADDRESS_SIZE)) {
      String host = address(row, 0);
      addresses
          .computeIfAbsent(row.i32(40), key -> new ArrayList<>())
          .add(new InterfaceAddress(host, prefix(row, 60, host)));
    }
    return addresses;
  }

  /** Reads MIB_IPFORWARD_TABLE2. */
  static List<Route> routes(Octets table, Map<Integer, String> names)
      throws MalformedTableException {
    List<Route> routes = new ArrayList<>();
    for (Octets row : rows(table, "MIB_IPFORWARD_ROW2", ROUTE_SIZE)) {
      int index = row.i32(8);
      String destination = address(row, 12);
      String nextHop = address(row, 44);
      boolean onLink = nextHop.equals("0.0.0.0") || nextHop.equals("::");
      boolean ours = row.u8(92) != 0;
      routes.add(
          new Route(
              destination,
              prefix(row, 40, destination),
              onLink ? Optional.empty() : Optional.of(nextHop),
              names.getOrDefault(index, ""),
              index,
              row.u32(84),
              ours ? RouteKind.LOCAL : RouteKind.UNICAST,
              0,
              0,
              Optional.empty(),
              OptionalLong.empty()));
    }
    return routes;
  }

  private static int prefix(Octets row, int at, String host) throws MalformedTableException {
    int prefix = row.u8(at);
    if (prefix > (host.indexOf(':') < 0 ? 32 : 128))
      throw row.wrong(at, "a prefix of " + prefix + " bits");
    return prefix;
  }

  /** SOCKADDR_INET: family, port, and from 4 an IPv4 address or from 8 an IPv6 one. */
  private static String address(Octets row, int at) throws MalformedTableException {
    int family = row.u16(at);
    return switch (family) {
      case AF_INET -> row.ipv4(at + 4);
      case AF_INET6 -> row.ipv6(at + 8);
      default -> throw row.wrong(at, "address family " + family + ", expected 2 or 23");
    };
  }
}
