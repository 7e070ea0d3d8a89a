/**
 * The live lab: real sockets on this computer's loopback, and the kernel's rows watched closely.
 */
package lockstep.probe.lab;
