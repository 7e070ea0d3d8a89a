/** A run as lines of text, at most 80 columns wide. */
package lockstep.views.terminal;
