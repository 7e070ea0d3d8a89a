/** Segments as octets: TCP in its IP packets, read and written. */
package lockstep.packet;
