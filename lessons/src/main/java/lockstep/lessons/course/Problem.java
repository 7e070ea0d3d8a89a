package lockstep.lessons.course;

/**
 * Something in a file that is not as it should be.
 *
 * @param file the file's name as the reader was given it
 * @param line its line, from 1; 0 where the whole file is meant
 * @param what what was expected and what was found
 */
public record Problem(String file, int line, String what) {
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + what;
  }
}
