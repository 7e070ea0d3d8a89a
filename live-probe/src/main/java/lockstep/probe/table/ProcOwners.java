package lockstep.probe.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.table.Holder;
import lockstep.table.Owner;
import lockstep.table.SocketRow;

/**
 * Finds who holds Linux's sockets: each process's descriptors in /proc are links that name the
 * socket's inode. What a pass has found is kept, and the next pass is made when a row has an inode
 * that no pass has looked for. Between two passes a socket that goes from one process to another
 * keeps the first as its owner.
 */
final class ProcOwners {
  private static final String SOCKET = "socket:[";

  private final Path proc;
  private final boolean root;
  private Map<Long, List<Holder>> holders = new HashMap<>();

  /** The inodes that the last pass looked for, found or not. */
  private Set<Long> known = new HashSet<>();

  private int processes;
  private int unreadable;

  ProcOwners() {
    this(Path.of("/proc"), isRoot());
  }

  /**
   * @param proc where the folders of the processes are
   * @param root whether this process is root's, which reads the processes of others
   */
  ProcOwners(Path proc, boolean root) {
    this.proc = proc;
    this.root = root;
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      // Without /proc there is nothing to be read, by root or not.
      return false;
    }
  }

  /** The same rows with their owners. */
  List<SocketRow> own(List<SocketRow> rows) throws SocketTableException {
    for (SocketRow row : rows)
      if (row.inode() != 0 && !known.contains(row.inode())) {
        pass(rows);
        break;
      }
    List<SocketRow> owned = new ArrayList<>(rows.size());
    for (SocketRow row : rows) owned.add(row.inode() == 0 ? row : row.ownedBy(owner(row.inode())));
    return owned;
  }

  /** How many processes may not be read; empty when the last pass could read all. */
  Optional<String> remark() {
    return unreadable == 0 ? Optional.empty() : Optional.of(remark(processes, unreadable, root));
  }

  static String remark(int processes, int unreadable, boolean root) {
    return "of "
        + processes
        + " processes "
        + unreadable
        + " may not be read"
        + (root ? ", not even by root" : "")
        + ": their sockets are shown without an owner"
        + (root ? "" : "; root sees more");
  }

  private Owner owner(long inode) {
    List<Holder> found = holders.get(inode);
    if (found != null) return new Owner.Held(found);
    return unreadable > 0 ? Owner.Unknown.MAY_NOT_BE_READ : Owner.Unknown.NOT_FOUND;
  }

  private void pass(List<SocketRow> rows) throws SocketTableException {
    Set<Long> wanted = new HashSet<>(2 * rows.size());
    for (SocketRow row : rows) if (row.inode() != 0) wanted.add(row.inode());
    known = wanted;
    holders = new HashMap<>(2 * rows.size());
    processes = 0;
    unreadable = 0;
    for (int pid : pids()) {
      processes++;
      look(pid);
    }
  }

  private List<Integer> pids() throws SocketTableException {
    List<Integer> pids = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path folder : folders) {
        int pid = number(folder.getFileName().toString());
        if (pid >= 0) pids.add(pid);
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      throw new SocketTableException(proc + " cannot be read: " + e.getMessage(), e);
    }
    pids.sort(Comparator.naturalOrder());
    return pids;
  }

  private void look(int pid) {
    Path folder = proc.resolve(String.valueOf(pid));
    Holder process = null;
    try (DirectoryStream<Path> links = Files.newDirectoryStream(folder.resolve("fd"))) {
      for (Path link : links) {
        long inode = inode(link);
        if (!known.contains(inode)) continue;
        if (process == null) process = new Holder(pid, name(folder), command(folder), -1);
        int descriptor = number(link.getFileName().toString());
        holders
            .computeIfAbsent(inode, i -> new ArrayList<>(1))
            .add(new Holder(pid, process.name(), process.command(), descriptor));
      }
    } catch (AccessDeniedException e) {
      unreadable++;
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      // The process has ended meanwhile: what was found of it before stays, as for one that ends
      // a moment after the pass.
    }
  }

  /** The inode that a descriptor's link names; 0 when it is no socket, or gone. */
  private static long inode(Path link) throws AccessDeniedException {
    String target;
    try {
      target = Files.readSymbolicLink(link).toString();
    } catch (AccessDeniedException e) {
      throw e;
    } catch (IOException e) {
      return 0;
    }
    if (!target.startsWith(SOCKET) || !target.endsWith("]")) return 0;
    try {
      return Long.parseLong(target.substring(SOCKET.length(), target.length() - 1));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static String name(Path folder) {
    return read(folder.resolve("comm")).strip();
  }

  /** Its first word, from behind the last stroke: a program may have put a whole line there. */
  private static String command(Path folder) {
    String line = read(folder.resolve("cmdline"));
    int end = line.indexOf(0);
    String word = end < 0 ? line : line.substring(0, end);
    return word.substring(word.lastIndexOf('/') + 1);
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
