/** The steps of a run as a list of words. */
package lockstep.views.steps;
