/** What netstat's listings are made of, read from this system. */
package lockstep.app.netstat;
