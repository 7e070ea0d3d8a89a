/**
 * Which edges of Figure 5 the shipped scenarios take in a world, and which a kernel cannot take.
 */
package lockstep.app.coverage;
