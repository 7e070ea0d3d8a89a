/**
 * The survey of this kernel as a whole: which segments it is tried with in which state, what the
 * model does with each, and the matrix of both.
 */
package lockstep.app.survey;
