/** Makes files of a run: pictures, films, traces. */
package lockstep.app.desktop.export;
