package lockstep.lessons.course;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A part of a page, from its top to its bottom. */
public sealed interface Block {
  /** A heading within the page, level 4 or deeper. */
  record Heading(int level, List<Span> words) implements Block {
    public Heading {
      words = List.copyOf(words);
    }
  }

  /** Words that flow. */
  record Paragraph(List<Span> words) implements Block {
    public Paragraph {
      words = List.copyOf(words);
    }
  }

  /**
   * Lines as they are typed or printed.
   *
   * @param language the word after the fence, {@code bash}; may be empty
   */
  record Code(String language, List<String> lines) implements Block {
    public Code {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A list.
   *
   * @param first the first number; empty where the entries have dots
   */
  record Entries(OptionalInt first, List<List<Block>> entries) implements Block {
    public Entries {
      entries = entries.stream().map(List::copyOf).toList();
    }
  }

  /** A table; every row has as many cells as the head. */
  record Table(List<List<Span>> head, List<List<List<Span>>> rows) implements Block {
    public Table {
      head = List.copyOf(head);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** What somebody else says. */
  record Quote(List<Block> blocks) implements Block {
    public Quote {
      blocks = List.copyOf(blocks);
    }
  }

  /** Asks one question of the lesson's own. */
  record Ask(String question) implements Block {}

  /**
   * Plays a scenario.
   *
   * @param scenario its name: of a file beside the lesson, or of one that comes with Lockstep
   */
  record Run(String scenario, Way way) implements Block {}

  /** Asks questions that are made when they are asked. */
  record Generate(String template, int count) implements Block {}

  /** Shows the card of a misconception, {@code M24}. */
  record Card(String idea) implements Block {}

  /** How a run is gone through. */
  enum Way {
    /** All is shown. */
    WORKED,
    /** The last steps are hidden until they were predicted. */
    BLANKS,
    /** The learner changes it. */
    OWN;

    /** The way of this name, in small letters. */
    static Optional<Way> named(String word) {
      for (Way way : values())
        if (way.name().toLowerCase(java.util.Locale.ROOT).equals(word)) return Optional.of(way);
      return Optional.empty();
    }
  }

  /** Words of one look. */
  record Span(Look look, String text) {
    static Span plain(String text) {
      return new Span(Look.PLAIN, text);
    }
  }

  /** How words look. */
  enum Look {
    PLAIN,
    STRONG,
    EMPHASIS,
    /** Typed or printed by a machine. */
    CODE
  }
}
