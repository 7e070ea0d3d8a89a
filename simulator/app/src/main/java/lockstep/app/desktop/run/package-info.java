/** A run as the window needs it: played on a thread of its own, recorded, led by the user. */
package lockstep.app.desktop.run;
