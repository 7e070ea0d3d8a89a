/** The editor of a scenario's text: coloured, completed, its mistakes at their lines. */
package lockstep.views.editor;
