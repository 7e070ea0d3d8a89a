package lockstep.model;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What can be under way in one direction, numbered: a row of segments that arrive one after the
 * other, and beside it those that left the row, were overtaken or come a second time, and arrive
 * whenever they like. Number 0 is the empty wire.
 */
final class FlightTable {
  static final int EMPTY = 0;

  /** No segment. */
  static final int NONE = -1;

  /**
   * What is under way.
   *
   * @param row the segments in the order in which they arrive
   * @param beside the others, by number
   */
  private record Flight(int[] row, int[] beside) {
    IntBuffer key() {
      int[] key = new int[1 + row.length + beside.length];
      key[0] = row.length;
      System.arraycopy(row, 0, key, 1, row.length);
      System.arraycopy(beside, 0, key, 1 + row.length, beside.length);
      return IntBuffer.wrap(key);
    }

    int first() {
      return row.length == 0 ? NONE : row[0];
    }

    int[] rowWithoutFirst() {
      return Arrays.copyOfRange(row, 1, row.length);
    }
  }

  private final Map<IntBuffer, Integer> numbers = new HashMap<>();
  private final List<Flight> flights = new ArrayList<>();
  private final IntPairMap appended = new IntPairMap();
  private final IntPairMap withoutFirst = new IntPairMap();
  private final IntPairMap beside = new IntPairMap();
  private final IntPairMap withoutBeside = new IntPairMap();

  FlightTable() {
    numberOf(new Flight(new int[0], new int[0]));
  }

  private int numberOf(Flight flight) {
    Integer known = numbers.putIfAbsent(flight.key(), flights.size());
    if (known != null) return known;
    flights.add(flight);
    return flights.size() - 1;
  }

  /** The segment that arrives next in the row; {@link #NONE} when the row is empty. */
  int first(int flight) {
    return flights.get(flight).first();
  }

  /** The different segments beside the row. */
  int[] beside(int flight) {
    int[] beside = flights.get(flight).beside();
    return beside.length < 2 ? beside : IntStream.of(beside).distinct().toArray();
  }

  /** With these segments more at the end of the row. */
  int append(int flight, int[] segments) {
    int number = flight;
    for (int segment : segments) number = append(number, segment);
    return number;
  }

  private int append(int flight, int segment) {
    int known = appended.get(flight, segment);
    if (known != IntPairMap.ABSENT) return known;
    Flight before = flights.get(flight);
    int number = numberOf(new Flight(with(before.row(), segment), before.beside()));
    appended.put(flight, segment, number);
    return number;
  }

  /** Without the first of the row. */
  int withoutFirst(int flight) {
    int known = withoutFirst.get(flight, 0);
    if (known != IntPairMap.ABSENT) return known;
    Flight before = flights.get(flight);
    int number = numberOf(new Flight(before.rowWithoutFirst(), before.beside()));
    withoutFirst.put(flight, 0, number);
    return number;
  }

  /** With a segment more beside the row. */
  int withBeside(int flight, int segment) {
    int known = beside.get(flight, segment);
    if (known != IntPairMap.ABSENT) return known;
    Flight before = flights.get(flight);
    int[] more = with(before.beside(), segment);
    Arrays.sort(more);
    int number = numberOf(new Flight(before.row(), more));
    beside.put(flight, segment, number);
    return number;
  }

  /** Without one of these segments, which is beside the row. */
  int withoutBeside(int flight, int segment) {
    int known = withoutBeside.get(flight, segment);
    if (known != IntPairMap.ABSENT) return known;
    Flight before = flights.get(flight);
    int place = Arrays.binarySearch(before.beside(), segment);
    int[] fewer = new int[before.beside().length - 1];
    System.arraycopy(before.beside(), 0, fewer, 0, place);
    System.arraycopy(before.beside(), place + 1, fewer, place, fewer.length - place);
    int number = numberOf(new Flight(before.row(), fewer));
    withoutBeside.put(flight, segment, number);
    return number;
  }

  private static int[] with(int[] segments, int one) {
    int[] more = Arrays.copyOf(segments, segments.length + 1);
    more[segments.length] = one;
    return more;
  }
}
