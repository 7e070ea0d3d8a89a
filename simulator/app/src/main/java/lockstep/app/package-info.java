/** The program: commands, windows and the one place where all parts are put together. */
package lockstep.app;
