/** Lessons and quizzes as a talk: text goes to the learner, lines of text come back. */
package lockstep.app.learn;
