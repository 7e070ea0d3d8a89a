/** Questions that never run out: from the model, from our own tables, and from rows. */
package lockstep.lessons.generate;
