/**
 * The ladder: time downward, a lifeline for each end, state bands along both, and the segments
 * between them. {@code LadderPicture} says what stands where, without a toolkit; {@code LadderView}
 * draws what of it is in sight.
 */
package lockstep.views.ladder;
