package lockstep.views.ladder;

import lockstep.comparison.Moment;

/**
 * The place of one moment on the ladder, in the picture's units.
 *
 * @param moment the moment
 * @param number its number in the run
 * @param y the point at which it happens
 * @param top where its stripe begins
 * @param bottom where its stripe ends, and where the picture ends that ends with it
 */
public record Row(Moment moment, int number, double y, double top, double bottom) {}
