/** Ports and their names, by the machine's services file, the IANA's registry and our own table. */
package lockstep.lessons.ports;
