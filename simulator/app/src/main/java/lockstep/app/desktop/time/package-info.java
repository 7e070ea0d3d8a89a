/** The window's breakpoints, forks, and runs as files. */
package lockstep.app.desktop.time;
