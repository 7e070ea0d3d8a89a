/**
 * What {@code netstat -s -e -i -r} shows, read natively: counters by protocol, interfaces, routes.
 */
package lockstep.probe.stats;
