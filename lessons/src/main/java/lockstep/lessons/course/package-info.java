/** Lessons: what a file says, page by page, and what is wrong with it. */
package lockstep.lessons.course;
