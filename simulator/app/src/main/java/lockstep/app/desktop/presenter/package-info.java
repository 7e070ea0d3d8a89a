/** The presenter mode: a run for a room, and the notes of whoever presents it. */
package lockstep.app.desktop.presenter;
