/** What happened in one world: steps that can each be drawn alone, and their one-line text. */
package lockstep.trace;
