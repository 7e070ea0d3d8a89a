/** What a learner remembers: spaced repetition by skill, progress, and the file that keeps it. */
package lockstep.lessons.review;
