package lockstep.comparison;

import lockstep.trace.TraceStep;

/**
 * A trace step with its verdict.
 *
 * @param step the step
 * @param verdict null for a model step, and for a live step that carries none (the last of each
 *     actor in an action does)
 * @param difference the known difference when the verdict is EXPLAINED, else null
 */
public record Judged(TraceStep step, Verdict verdict, KnownDifference difference) {}
