/** Asks for the next state before a step is shown, and keeps the answers. */
package lockstep.app.desktop.predict;
