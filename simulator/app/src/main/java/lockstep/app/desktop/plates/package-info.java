/** Plates of states and edges in the window, the walk with the keys, and what a course has seen. */
package lockstep.app.desktop.plates;
