/** The rows of this run in the system's socket table. */
package lockstep.views.table;
