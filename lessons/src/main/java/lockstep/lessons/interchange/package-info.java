/**
 * Questions that come from and go to other programs: GIFT and Moodle XML in and out, Aiken in, Anki
 * out. Text goes in and text comes out; no file is opened here.
 *
 * <p>A format's own writer never decides what is lost: it writes what the format can say, reads
 * that back with the format's own reader, and adds whatever then differs from the question ({@link
 * lockstep.lessons.interchange.Extras}), in comments of GIFT and in an element of XML that other
 * programs look past. What is read is bounded: 16 million characters, 20,000 questions, 1,000
 * problems.
 */
package lockstep.lessons.interchange;
