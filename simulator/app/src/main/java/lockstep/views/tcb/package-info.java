/**
 * The TCBs of both ends at one moment: their variables, sequence spaces, buffers and timers. What
 * is shown is worked out as data first, without JavaFX, and drawn from that.
 */
package lockstep.views.tcb;
