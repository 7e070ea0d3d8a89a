package lockstep.app.commands;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with the arguments. */
final class Misuse {
  private Misuse() {}

  static String words(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty())
      return unmatched(e.getCommandLine(), unmatched.getUnmatched().get(0));
    if (e instanceof MissingParameterException missing && !missing.getMissing().isEmpty())
      return missing(missing.getMissing().get(0));
    if (e instanceof OverwrittenOptionException twice)
      return ((OptionSpec) twice.getOverwritten()).longestName() + " is given twice";
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replace('\'', '"');
  }

  private static String unmatched(CommandLine line, String word) {
    if (word.startsWith("-") && word.length() > 1) {
      String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      List<String> known = new ArrayList<>();
      for (OptionSpec option : line.getCommandSpec().options())
        known.addAll(List.of(option.names()));
      return "there is no option " + name + Guess.hint(name, known);
    }
    if (line.getSubcommands().isEmpty()) return "\"" + word + "\" is one argument too many";
    return "no command is called \""
        + word
        + '"'
        + Guess.hint(word, line.getSubcommands().keySet());
  }

  private static String missing(ArgSpec missing) {
    if (missing instanceof OptionSpec option)
      return option.longestName() + " needs a value: " + option.paramLabel();
    return missing.paramLabel() + " is missing";
  }
}
