package lockstep.table;

/**
 * What Linux tells of an interface's link beyond other systems.
 *
 * @param type the kind of its hardware, an ARPHRD_ number of linux/if_arp.h: 1 Ethernet, 772
 *     loopback
 * @param queueLength how many packets may wait to be sent
 * @param frameErrors packets received with a wrong length, checksum or frame
 * @param carrierErrors packets not sent for a fault of the line
 */
public record LinkDetails(int type, long queueLength, long frameErrors, long carrierErrors) {}
