package lockstep.capture;

/**
 * Where packets were captured.
 *
 * @param number counts the interfaces of a file, from 0, all sections together
 * @param name as the file has it, {@code eth0}; empty where it has none
 * @param linkType the link type's number in the registry of tcpdump.org
 * @param longest how much of a packet is kept at most, in octets; 0 for no limit
 */
public record CaptureInterface(int number, String name, int linkType, long longest) {}
