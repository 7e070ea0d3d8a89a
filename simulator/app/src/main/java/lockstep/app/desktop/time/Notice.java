package lockstep.app.desktop.time;

/** Says something over the window until it is closed. */
interface Notice {
  /**
   * @param icon a name of {@code icons.json}
   * @param sentence what was done or not
   * @param reason why; may be empty
   */
  void say(String icon, String sentence, String reason);
}
