package lockstep.views.netstat;

/**
 * A switch as it was given.
 *
 * @param value its argument; empty text when it takes none
 */
record Chosen(Switch choice, String value) {}
