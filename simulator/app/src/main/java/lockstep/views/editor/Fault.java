package lockstep.views.editor;

/**
 * Something that is wrong in a text.
 *
 * @param line from 1
 * @param column from 1, counted in characters
 * @param message what was expected and what was found
 */
public record Fault(int line, int column, String message) {}
