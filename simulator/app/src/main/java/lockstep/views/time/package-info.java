/** Panes over the window about a run's course: where it stops, what else might happen. */
package lockstep.views.time;
