package lockstep.views.netstat;

/**
 * A line of Linux's /proc/net/ipv6_route, which has what netstat shows of a route and rtnetlink
 * does not tell.
 *
 * @param network with its prefix: {@code fe80::/64}
 * @param gateway the next hop, {@code ::} for none
 * @param metric the smaller is taken first
 * @param references how many others in the kernel hold it
 * @param uses how often it was looked up, on newer kernels always 0
 * @param flags RTF_ flags of linux/route.h and linux/ipv6_route.h
 * @param device the interface that it leaves by
 */
public record LinuxSixRoute(
    String network,
    String gateway,
    long metric,
    long references,
    long uses,
    int flags,
    String device) {}
