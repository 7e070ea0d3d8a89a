/** What the ladder and the TCBs do beyond showing a step. */
package lockstep.app.desktop.ladder;
