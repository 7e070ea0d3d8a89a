/**
 * Captures: segments in files of pcapng and pcap, written and read, and what of TCP's states can be
 * inferred from them.
 */
package lockstep.capture;
