/**
 * The vocabulary of TCP as RFC 9293 uses it: states, segments, numbers, events, and Figure 5 as
 * data.
 */
package lockstep.tcp;
