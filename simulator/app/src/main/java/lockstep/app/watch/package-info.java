/** Watching the socket table: readings go in, what came, changed and went comes out. */
package lockstep.app.watch;
