/** The words that the window says: sentences about a moment, names of buttons, keys. */
package lockstep.views.words;
