/** What the program asks of the terminal: whether there is one, and which key was pressed. */
package lockstep.app.terminal;
