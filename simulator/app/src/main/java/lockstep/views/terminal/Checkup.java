package lockstep.views.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a machine can do, as lines: what is there, and for what is missing what it would bring and
 * how to get it.
 */
public record Checkup(String title, List<Item> items, String conclusion) {
  private static final int NAME = 6;
  private static final int TEXT = 22;

  /** Whether a thing is there. */
  public enum Has {
    YES("yes", Role.AGREES),
    PART("part", Role.CHANGED),
    NO("no", Role.EXPLAINED);

    private final String word;
    private final Role role;

    Has(String word, Role role) {
      this.word = word;
      this.role = role;
    }
  }

  /**
   * One thing.
   *
   * @param found what was found, and why
   * @param remedy for what is missing; empty when nothing is
   */
  public record Item(Has has, String name, String found, Optional<Remedy> remedy) {
    public Item {
      Objects.requireNonNull(remedy, "remedy");
      if (has == Has.YES && remedy.isPresent())
        throw new IllegalArgumentException(name + " is there and needs no remedy");
    }
  }

  /**
   * @param brings what could be done with it
   * @param command what gives it; empty when no command does
   */
  public record Remedy(String brings, Optional<String> command) {}

  public Checkup {
    items = List.copyOf(items);
  }

  /** All of it, at most 80 columns wide but for commands, which are not broken. */
  public List<String> lines(Look look) {
    List<String> lines = new ArrayList<>();
    for (String part : Text.wrap(look.signs(title), Lanes.WIDTH))
      lines.add(look.paint(Role.BOLD, part));
    lines.add("");
    for (Item item : items) {
      Line line =
          new Line(look).add(item.has().role, item.has().word).to(NAME).add(Role.BOLD, item.name());
      for (String part : Text.wrap(look.signs(item.found()), Lanes.WIDTH - TEXT)) {
        lines.add(line.to(TEXT).add(Role.PLAIN, part).toString());
        line = new Line(look);
      }
      item.remedy().ifPresent(remedy -> addRemedy(lines, remedy, look));
    }
    lines.add("");
    for (String part : Text.wrap(look.signs(conclusion), Lanes.WIDTH)) lines.add(part);
    return lines;
  }

  private static void addRemedy(List<String> lines, Remedy remedy, Look look) {
    for (String part : Text.wrap(look.signs(remedy.brings()), Lanes.WIDTH - TEXT))
      lines.add(new Line(look).to(TEXT).add(Role.DIM, part).toString());
    remedy
        .command()
        .ifPresent(c -> lines.add(new Line(look).to(TEXT).add(Role.CALL, "$ " + c).toString()));
  }
}
