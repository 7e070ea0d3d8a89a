/** Lessons beside the diagram: pages, questions of all kinds, what is known by now. */
package lockstep.views.learn;
