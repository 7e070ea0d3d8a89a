/**
 * Conformance lines: reading them, trying the model with each, judging what came of it, and the
 * table of what they cover.
 */
package lockstep.app.conform;
