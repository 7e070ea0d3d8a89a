/**
 * Questions that come from and go to other programs: GIFT and Moodle XML in and out, Aiken in, Anki
 * out. Text goes in and text comes out; no file is opened here.
 */
package lockstep.lessons.interchange;
