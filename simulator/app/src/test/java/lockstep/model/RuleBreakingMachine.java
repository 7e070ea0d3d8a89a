package lockstep.model;

import java.net.Socket;
import java.time.Instant;
import java.util.Random;
import java.util.function.LongSupplier;
import lockstep.comparison.RuleBreakingComparison;
import picocli.CommandLine;

/** Does all that the machine must not do. */
public final class RuleBreakingMachine {
  final LongSupplier clock = System::nanoTime;
  final Instant started = Instant.now();
  final Random unseeded = new Random();
  final double chance = Math.random();
  Thread thread;
  Socket socket;
  CommandLine library;
  RuleBreakingComparison verdict;
}
