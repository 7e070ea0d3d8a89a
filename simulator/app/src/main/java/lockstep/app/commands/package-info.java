/** The command line: what is typed, what is printed, and with which code it ends. */
package lockstep.app.commands;
