package lockstep.app;

/** Starts Lockstep. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.out.println("Lockstep");
  }
}
