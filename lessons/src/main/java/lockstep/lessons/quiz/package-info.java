/** Questions: what is asked, which answers are right, and what an answer is worth. */
package lockstep.lessons.quiz;
