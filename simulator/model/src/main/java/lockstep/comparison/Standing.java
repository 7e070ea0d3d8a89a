package lockstep.comparison;

import java.util.Objects;
import lockstep.table.OsState;
import lockstep.tcp.TcpState;
import lockstep.trace.Sighting;

/**
 * Where one actor stands at one moment, in both worlds.
 *
 * @param model its state in the model; null when the model is not played
 * @param kernel its state in the live world; null when none is played, or when it was not seen
 * @param unseen whether the kernel went through the model's state too quickly to be read
 * @param os the kernel's own word for its state; null when there is no row or it was not seen
 * @param how how the kernel's state is known; null when it is not
 * @param inside what it has inside in both worlds, as last known
 * @param gapMicros of a state that was not seen: the microseconds between the two readings that it
 *     fell between; 0 where that is not known, and for every other state
 */
public record Standing(
    TcpState model,
    TcpState kernel,
    boolean unseen,
    OsState os,
    Sighting.How how,
    Inside inside,
    long gapMicros) {
  public Standing {
    Objects.requireNonNull(inside, "inside");
  }

  /** A standing that was seen, or of which nobody knows how long it was not. */
  public Standing(
      TcpState model,
      TcpState kernel,
      boolean unseen,
      OsState os,
      Sighting.How how,
      Inside inside) {
    this(model, kernel, unseen, os, how, inside, 0);
  }

  /** A standing of which the states alone are known. */
  public Standing(TcpState model, TcpState kernel, boolean unseen, OsState os, Sighting.How how) {
    this(model, kernel, unseen, os, how, Inside.NOTHING);
  }

  /** The same with what is inside. */
  public Standing with(Inside newInside) {
    return new Standing(model, kernel, unseen, os, how, newInside, gapMicros);
  }

  /** The state of the model that the kernel went through within so many microseconds, unseen. */
  static Standing missed(TcpState model, long gapMicros) {
    return new Standing(model, null, true, null, null, Inside.NOTHING, gapMicros);
  }

  /** The same with another state of the model, and nothing new of the kernel. */
  Standing moved(TcpState newModel) {
    return new Standing(newModel, kernel, unseen, os, how, Inside.NOTHING, gapMicros);
  }

  /** Whether the kernel was seen in the model's state. */
  public boolean inLockstep() {
    return model != null && model == kernel;
  }

  /** Whether the kernel was seen in another state than the model's. */
  public boolean apart() {
    return model != null && kernel != null && model != kernel;
  }

  /** The state to show when only one fits: the model's, or else the kernel's, or else null. */
  public TcpState shown() {
    return model != null ? model : kernel;
  }
}
