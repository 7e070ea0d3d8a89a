package lockstep.table;

/**
 * A process that holds a socket.
 *
 * @param pid its number
 * @param name the name that the kernel has for it, on Linux at most 15 octets ({@code ss} shows
 *     it); empty when it is not known
 * @param command the program as it was called, without folders and arguments ({@code netstat} shows
 *     it); empty when it is not known, for one that ended meanwhile
 * @param descriptor its number for the socket; -1 when it is not known
 */
public record Holder(int pid, String name, String command, int descriptor) {
  /** A process of which nothing but its number is known. */
  public static Holder of(int pid) {
    return new Holder(pid, "", "", -1);
  }
}
