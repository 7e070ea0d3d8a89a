package lockstep.model;

import java.util.ArrayList;
import java.util.List;
import lockstep.tcp.Octets;
import lockstep.tcp.SeqNumber;

/**
 * Text, and a FIN, that arrived ahead of a gap in the sequence and are kept until it is filled (RFC
 * 9293 section 3.10.7.4, SHLD-31). No octet is kept twice: what came first stays.
 */
final class OutOfOrder {
  /** A run of octets that arrived together or was joined. */
  private record Piece(SeqNumber start, Octets text) {
    SeqNumber end() {
      return start.plus(text.length());
    }
  }

  /** In the order of their numbers, without overlap. */
  private final List<Piece> pieces = new ArrayList<>();

  private SeqNumber fin;

  boolean isEmpty() {
    return pieces.isEmpty() && fin == null;
  }

  void clear() {
    pieces.clear();
    fin = null;
  }

  void takeAllOf(OutOfOrder other) {
    pieces.addAll(other.pieces);
    fin = other.fin;
  }

  /** How many octets are kept. */
  int length() {
    int octets = 0;
    for (Piece piece : pieces) octets += piece.text().length();
    return octets;
  }

  /** Keeps the octets of this text that are not here yet. */
  void keep(SeqNumber start, Octets text) {
    SeqNumber from = start;
    SeqNumber end = start.plus(text.length());
    int place = 0;
    while (place < pieces.size() && from.isBefore(end)) {
      Piece piece = pieces.get(place);
      if (from.isBefore(piece.start())) {
        SeqNumber upTo = end.isBefore(piece.start()) ? end : piece.start();
        insert(place++, start, text, from, upTo);
      }
      if (from.isBefore(piece.end())) from = piece.end();
      place++;
    }
    if (from.isBefore(end)) insert(pieces.size(), start, text, from, end);
  }

  private void insert(int place, SeqNumber start, Octets text, SeqNumber from, SeqNumber upTo) {
    pieces.add(place, new Piece(from, text.slice(from.minus(start), upTo.minus(start))));
  }

  /** Keeps the place of a FIN. */
  void keepFin(SeqNumber number) {
    fin = number;
  }

  /** Whether a FIN was kept that stands here. */
  boolean finIsAt(SeqNumber number) {
    return number.equals(fin);
  }

  /** Takes out the octets that follow each other from this number on; what lies before it goes. */
  Octets takeFrom(SeqNumber next) {
    Octets taken = Octets.NONE;
    SeqNumber at = next;
    while (!pieces.isEmpty() && pieces.get(0).start().isAtOrBefore(at)) {
      Piece piece = pieces.remove(0);
      if (piece.end().isAtOrBefore(at)) continue;
      taken = taken.then(piece.text().slice(at.minus(piece.start()), piece.text().length()));
      at = piece.end();
    }
    return taken;
  }

  /** Which numbers are kept, for comparing two of these: {@code [4,7) [9,12) FIN 12}. */
  @Override
  public String toString() {
    StringBuilder words = new StringBuilder();
    for (Piece piece : pieces)
      words.append('[').append(piece.start()).append(',').append(piece.end()).append(") ");
    return words + (fin == null ? "" : "FIN " + fin);
  }
}
