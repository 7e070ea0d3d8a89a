/**
 * What TCP is made of, in the words of RFC 9293: states, control bits, sequence numbers, segments.
 */
package lockstep.tcp;
