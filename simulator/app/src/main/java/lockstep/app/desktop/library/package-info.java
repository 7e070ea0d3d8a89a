/**
 * The library of scenarios, the editor, the socket calls and two runs side by side, in the window.
 */
package lockstep.app.desktop.library;
