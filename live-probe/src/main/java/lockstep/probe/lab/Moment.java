package lockstep.probe.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import lockstep.scenario.UserCall;

/**
 * A call made ready so far that only the system call is left, which any thread may make. Netty's
 * one thread would make two calls one after the other; {@link #settle(Collection)} lets it know
 * afterwards.
 */
final class Moment {
  /** The system call. */
  interface Deed {
    void make() throws IOException;
  }

  /** What is left to do afterwards; returns what the user is told, or null. */
  interface Rest {
    String settle(IOException failure) throws InterruptedException;
  }

  private final Deed deed;
  private final Rest rest;

  // Written by the thread that makes the call, read when that has ended.
  private IOException failure;

  /** What no system call fails with: thrown again by {@link #settle(Collection)}. */
  private Throwable defect;

  Moment(Deed deed, Rest rest) {
    this.deed = deed;
    this.rest = rest;
  }

  /**
   * Makes a call ready.
   *
   * @return empty for a call that sends nothing at once, or that will be told that it cannot
   */
  static Optional<Moment> of(UserCall call, Player player, Connecting connecting)
      throws IOException, InterruptedException {
    if (!player.hasOpenSocket()) return Optional.empty();
    LabConnection connection = player.connection;
    if (call instanceof UserCall.Connect)
      return Connecting.isReady(player)
          ? Optional.of(connect(connection, connecting.far(player)))
          : Optional.empty();
    if (call instanceof UserCall.Close) return Optional.of(close(connection));
    if (call instanceof UserCall.Abort) {
      connection.channel().resetsWhenClosed();
      return Optional.of(close(connection));
    }
    LabChannel channel = connection.channel();
    if (!channel.isActive() || channel.isOutputShutdown() || connection.isSending())
      return Optional.empty();
    if (call instanceof UserCall.Send send)
      return Optional.of(send(connection, ByteBuffer.wrap(send.octets().toArray())));
    if (call instanceof UserCall.Shutdown) return Optional.of(shutdown(connection));
    return Optional.empty();
  }

  private static Moment connect(LabConnection connection, InetSocketAddress far) {
    return new Moment(
        () -> connection.channel().connectNow(far),
        failure -> {
          connection.connected(far, failure);
          return null;
        });
  }

  private static Moment close(LabConnection connection) throws IOException, InterruptedException {
    connection.channel().prepareClose();
    return new Moment(connection.channel()::closeNow, failure -> told(failure, connection.close()));
  }

  private static Moment shutdown(LabConnection connection) {
    return new Moment(
        connection.channel()::shutdownNow, failure -> told(failure, connection.shutdownDone()));
  }

  private static Moment send(LabConnection connection, ByteBuffer octets) {
    return new Moment(
        () -> connection.channel().writeNow(octets),
        failure ->
            failure == null && octets.hasRemaining()
                ? connection.send(octets)
                : told(failure, null));
  }

  private static String told(IOException failure, String otherwise) {
    return failure == null ? otherwise : SignalWords.of(failure);
  }

  /**
   * Makes the system call, on any thread; what it throws is {@link #settle(Collection)}'s to say.
   */
  void make() {
    try {
      deed.make();
    } catch (IOException e) {
      failure = e;
    } catch (Throwable e) {
      defect = e;
    }
  }

  /**
   * Tells Netty of each; returns what the users are told, or null, in the order of the moments.
   *
   * @throws IllegalStateException when a call ended in another way than a system call does; the
   *     others are settled then all the same
   */
  static List<String> settle(Collection<Moment> moments) throws InterruptedException {
    List<String> told = new ArrayList<>();
    Throwable defect = null;
    for (Moment moment : moments) {
      try {
        told.add(moment.settle());
      } catch (RuntimeException | Error e) {
        if (defect == null) defect = e;
        else defect.addSuppressed(e);
      }
    }
    if (defect instanceof Error error) throw error;
    if (defect != null) throw (RuntimeException) defect;
    return told;
  }

  private String settle() throws InterruptedException {
    if (defect == null) return rest.settle(failure);
    IllegalStateException thrown = new IllegalStateException("a call of a together block", defect);
    try {
      // To Netty it is a call that failed.
      rest.settle(new IOException(defect));
    } catch (RuntimeException e) {
      thrown.addSuppressed(e);
    }
    if (defect instanceof Error error) throw error;
    throw thrown;
  }
}
