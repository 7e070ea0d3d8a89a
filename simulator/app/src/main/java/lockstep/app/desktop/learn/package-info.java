/** Lessons, quizzes and reviews in the window, and what is known by now. */
package lockstep.app.desktop.learn;
