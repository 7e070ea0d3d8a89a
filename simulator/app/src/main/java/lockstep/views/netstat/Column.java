package lockstep.views.netstat;

/**
 * A column of a listing.
 *
 * @param title as the dialect writes it
 * @param says what it means, in plain words
 */
public record Column(String title, String says) {}
