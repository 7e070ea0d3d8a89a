/** Readers of the operating system's socket table. */
package lockstep.probe.table;
