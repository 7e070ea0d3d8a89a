package lockstep.model;

import com.fasterxml.jackson.core.JsonEncoding;
import java.net.Socket;
import java.time.Instant;
import java.util.Random;
import java.util.function.LongSupplier;
import lockstep.comparison.RuleBreakingComparison;

/** Does all that the machine must not do. */
public final class RuleBreakingMachine {
  final LongSupplier clock = System::nanoTime;
  final Instant started = Instant.now();
  final Random unseeded = new Random();
  final double chance = Math.random();
  Thread thread;
  Socket socket;
  JsonEncoding library;
  RuleBreakingComparison verdict;
}
