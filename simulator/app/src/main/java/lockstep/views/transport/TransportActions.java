package lockstep.views.transport;

/** What the transport bar asks for. */
public interface TransportActions {
  void toStart();

  void back();

  /** Plays, or pauses when it plays. */
  void playOrPause();

  void step();

  void toEnd();

  void restart();

  /** Goes to a step, from 1; 0 is the start. */
  void goTo(int number);

  /** Shows the newest step of the live run. */
  void toLive();

  /** Sets the speed, 0.25 to 4. */
  void setSpeed(double speed);
}
