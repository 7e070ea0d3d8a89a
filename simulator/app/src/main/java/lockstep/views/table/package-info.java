/** The rows of the system's socket table: those of this run, or all of them as they change. */
package lockstep.views.table;
