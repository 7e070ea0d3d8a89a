package lockstep.app.commands;

/** Whoever read standard output reads no more ({@code lockstep ... | head}). */
final class ReaderGone extends RuntimeException {
  ReaderGone() {
    super("standard output is closed", null, false, false);
  }
}
