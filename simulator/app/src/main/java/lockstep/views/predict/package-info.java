/** Asking for the next state before it is shown. */
package lockstep.views.predict;
