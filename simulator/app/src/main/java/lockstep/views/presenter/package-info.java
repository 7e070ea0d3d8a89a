/** A run for a room: large, few things at a time, nothing smaller than a 37th of the height. */
package lockstep.views.presenter;
