package lockstep.model;

/**
 * A broken invariant.
 *
 * @param sentence the invariant
 * @param found what was found instead
 */
record Breach(String sentence, String found) {}
