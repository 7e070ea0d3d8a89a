package lockstep.app.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lockstep.probe.table.Poll;
import lockstep.table.OsState;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;

/** A table that a test writes; like the kernel's it makes a row only when one is asked for. */
public class MadeUpPoll implements Poll {
  /** What a test says of a row; the port tells rows apart. */
  public record Given(int port, int code, long recvQ, long inode, int uid) {
    /** An ordinary row of user 1000. */
    public static Given row(int port, int code) {
      return new Given(port, code, 0, 77, 1000);
    }

    public Given withRecvQ(long octets) {
      return new Given(port, code, octets, inode, uid);
    }

    public Given ofUser(int user) {
      return new Given(port, code, recvQ, inode, user);
    }

    /** TIME-WAIT, half open, not accepted: neither inode nor user. */
    public Given ofNobody() {
      return new Given(port, code, recvQ, 0, -1);
    }
  }

  private List<Given> next = new ArrayList<>();
  private List<Given> rows = List.of();

  /** What the next readings find. */
  public MadeUpPoll has(Given... given) {
    next = new ArrayList<>(Arrays.asList(given));
    return this;
  }

  @Override
  public int read() {
    rows = next;
    return rows.size();
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public boolean isTcp(int index) {
    return true;
  }

  @Override
  public boolean isIpv6(int index) {
    return false;
  }

  @Override
  public int code(int index) {
    return rows.get(index).code();
  }

  @Override
  public int localPort(int index) {
    return rows.get(index).port();
  }

  @Override
  public int foreignPort(int index) {
    return rows.get(index).code() == 10 ? 0 : 443;
  }

  @Override
  public long recvQ(int index) {
    return rows.get(index).recvQ();
  }

  @Override
  public long sendQ(int index) {
    return 0;
  }

  @Override
  public long inode(int index) {
    return rows.get(index).inode();
  }

  @Override
  public long identity(int index) {
    return rows.get(index).port();
  }

  @Override
  public SocketRow row(int index) {
    Given given = rows.get(index);
    SocketRow row =
        SocketRow.of(
                "tcp",
                new SocketAddress("127.0.0.1", given.port()),
                new SocketAddress(given.code() == 10 ? "0.0.0.0" : "127.0.0.1", foreignPort(index)),
                OsState.linux(given.code()))
            .withQueues(given.recvQ(), 0)
            .withSocket(given.inode(), given.port());
    return given.uid() < 0 ? row : row.withUid(given.uid());
  }
}
