/** What a row of any system's socket table is. Data only: the readers are in the live probe. */
package lockstep.table;
