/** The bar that plays: buttons, one square a step, speed. */
package lockstep.views.transport;
