/** What this machine can do for Lockstep: found out without changing anything, then judged. */
package lockstep.app.doctor;
