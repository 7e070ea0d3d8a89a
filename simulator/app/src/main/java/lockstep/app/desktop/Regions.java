package lockstep.app.desktop;

import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import lockstep.views.settings.Division;

/**
 * Where the parts of the window stand, for a size of its client area. Nothing moves when a row or a
 * badge comes: the places depend on the window alone.
 *
 * @param cards which parts have a card of their own
 * @param diagram the diagram's own card; with one card at a time the same as {@code right}
 * @param ladder the ladder's own card; empty where it is a part of the one with tabs
 * @param right the card with tabs
 * @param table the table's own card; empty where it is a part of the one with tabs
 * @param tableRows how many rows of the table have room; 0 when it is its title line alone
 */
record Regions(
    Cards cards,
    Bounds bar,
    Bounds diagram,
    Optional<Bounds> ladder,
    Bounds right,
    Optional<Bounds> table,
    int tableRows,
    Bounds transport) {
  static final double GAP = 6;
  private static final double BAR = 46;
  private static final double TRANSPORT = 62;
  private static final double TABLE_TITLE = 30;
  private static final double TABLE_HEAD = 22;
  private static final double TABLE_ROW = 25;
  private static final double LEAST_RIGHT = 364;
  private static final double LADDER = 386;

  /** With it the widest lines of questions, 78 letters of one width, are in sight as a whole. */
  private static final double LESSON = 636;

  /** What the diagram keeps of a window that has not the room for both. */
  private static final double LEAST_BY_LESSON = 642;

  private static final double LEAST_BESIDE_LADDER = 264;

  /** What a ladder needs, by whatever divider: narrower its names would cross its arrows. */
  private static final double LEAST_LADDER = 340;

  /** What ladder and tabs have of a wide window, however large a diagram has room beside them. */
  private static final double LEAST_BESIDE = 0.42;

  private static final double CARD_INSET = 4;

  /** Fewer rows would not show both ends of a run. */
  private static final int LEAST_ROWS = 2;

  /** With large text controls have less air round them, and so the bars. */
  private static final double ONE_BAR = 0.65;

  /** A table that is a tab has its rows, and scrolls. */
  private static final int MANY_ROWS = 10;

  /** How many cards stand beside each other. */
  enum Cards {
    /** Diagram, ladder, and the card with tabs, as far as the window is wide. */
    ALL,
    /** The ladder is one of the tabs. */
    NO_LADDER,
    /** Every part is a tab, the diagram and the table too. */
    ONE
  }

  /** What the table has to show. */
  enum Rows {
    NONE,
    /** The few of a run. */
    RUN,
    /** The many of a computer: the table takes what the diagram can spare. */
    COMPUTER
  }

  /** How much of a diagram must be in sight, along and across, to let another card stand by it. */
  private static final double IN_SIGHT = 0.75;

  /** The least scale of the diagram at which the table keeps its rows. */
  private static final double LEAST_SCALE = 0.61;

  /** The size of text for a window: larger where there is room for it. */
  static double textSize(double width, double height) {
    if (width >= 3400 && height >= 1900) return 2;
    if (width >= 2400 && height >= 1350) return 1.4;
    return width >= 1800 && height >= 950 ? 1.1 : 1;
  }

  /**
   * Which cards there are: with text from 150 % on the ladder is a tab, from 200 % on, or where
   * most of a diagram beside another card would be out of sight, there is one card at a time. A
   * large window that suggests large text has room for more.
   *
   * @param text the size of text, 1 to 3
   */
  static Cards cards(double width, double height, double text) {
    double grown = text / textSize(width, height);
    if (text >= 2 && grown >= 1.6) return Cards.ONE;
    if (grown > 1 && !hasRoomForTwo(width, height, text)) return Cards.ONE;
    return text >= 1.5 && grown >= 1.25 ? Cards.NO_LADDER : Cards.ALL;
  }

  private static boolean hasRoomForTwo(double width, double height, double text) {
    double room = width - 3 * GAP;
    double wide = room - Math.min(LEAST_RIGHT * text, room / 2);
    double high = mainHeight(height, text, 0);
    return wide >= IN_SIGHT * DiagramCard.LEAST_WIDTH * text
        && high >= IN_SIGHT * DiagramCard.LEAST_HEIGHT * text;
  }

  /**
   * The places for a window of this size with the text that it suggests.
   *
   * @param withRows whether the table has rows; where it never has, as in the model alone, it is a
   *     title line and the diagram gets its room
   */
  static Regions of(double width, double height, boolean withRows) {
    Rows rows = withRows ? Rows.RUN : Rows.NONE;
    return of(width, height, rows, textSize(width, height));
  }

  /** The places for a window of this size whose dividers nobody moved. */
  static Regions of(double width, double height, Rows wanted, double text) {
    return of(width, height, wanted, text, Division.USUAL);
  }

  /**
   * The places for a window of this size.
   *
   * @param wanted what the table has to show
   * @param text the size of text, 1 to 3
   * @param division where the user put the dividers; no card gets less than its parts need
   */
  static Regions of(double width, double height, Rows wanted, double text, Division division) {
    return of(width, height, wanted, text, division, cards(width, height, text), 0);
  }

  /** The places while a lesson has those of the ladder and of the card with tabs. */
  static Regions besideLesson(double width, double height, Rows wanted, double text) {
    Cards usual = cards(width, height, text);
    Cards cards = usual == Cards.ALL ? Cards.NO_LADDER : usual;
    double room = width - 3 * GAP;
    double spare = Math.min(room - LEAST_BY_LESSON * text, room / 2);
    double right = Math.min(LESSON * text, spare);
    return of(width, height, wanted, text, Division.USUAL, cards, right);
  }

  /** Whether a lesson has no room to give to the rows of a table. */
  static boolean isLow(double height) {
    return height < 950;
  }

  /** The places, with at least so much right of the diagram; 0 for the usual. */
  private static Regions of(
      double width,
      double height,
      Rows wanted,
      double text,
      Division division,
      Cards cards,
      double right) {
    if (cards == Cards.ONE) return one(width, height, text);
    int usualRows = usualRows(wanted, height);
    int rows = usualRows == 0 ? 0 : Math.max(LEAST_ROWS, usualRows + division.rows());
    double main = mainHeight(height, text, rows);
    while (rows > 0 && main < LEAST_SCALE * 760 + 2 * CARD_INSET) {
      rows = rows > LEAST_ROWS ? rows - 1 : 0;
      main = mainHeight(height, text, rows);
    }
    double bar = BAR * bars(text);
    double diagramWanted = (main - 2 * CARD_INSET) / 760 * 1000 + 2 * CARD_INSET;
    double beside = (LADDER + LEAST_BESIDE_LADDER) * text + GAP;
    boolean own =
        cards == Cards.ALL && width - 3 * GAP - beside >= LEAST_SCALE * 1000 + 2 * CARD_INSET;
    double room = width - 3 * GAP;
    double usual =
        own ? Math.max(beside, LEAST_BESIDE * room) : Math.min(LEAST_RIGHT * text, room / 2);
    double least = own ? (LEAST_LADDER + LEAST_BESIDE_LADDER) * text + GAP : LEAST_LADDER * text;
    double diagram =
        divided(
            division.diagram() * room,
            Math.min(diagramWanted, room - Math.max(usual, right)),
            LEAST_SCALE * 1000 + 2 * CARD_INSET,
            room - least);
    double x = GAP + diagram + GAP;
    double rest = width - x - GAP;
    double ladder =
        own
            ? divided(
                division.ladder() * (rest - GAP),
                (rest - GAP) * LADDER / (LADDER + LEAST_BESIDE_LADDER),
                LEAST_LADDER * text,
                rest - GAP - LEAST_BESIDE_LADDER * text)
            : 0;
    double beyond = own ? rest - GAP - ladder : rest;
    double tableY = bar + main + GAP;
    double table = tableHeight(text, rows);
    return new Regions(
        cards,
        new BoundingBox(0, 0, width, bar),
        new BoundingBox(GAP, bar, diagram, main),
        own ? Optional.of(new BoundingBox(x, bar, ladder, main)) : Optional.empty(),
        new BoundingBox(width - GAP - beyond, bar, beyond, main),
        Optional.of(new BoundingBox(GAP, tableY, width - 2 * GAP, table)),
        rows,
        new BoundingBox(0, tableY + table, width, TRANSPORT * bars(text)));
  }

  /** How many rows the table has by itself. */
  static int usualRows(Rows wanted, double height) {
    return switch (wanted) {
      case NONE -> 0;
      case RUN -> height >= 950 ? 5 : 3;
      case COMPUTER -> height >= 950 ? 10 : 5;
    };
  }

  /** How many rows a table of this height comes nearest to. */
  static int rowsWithin(double height, double text) {
    return (int) Math.round((height / text - TABLE_TITLE - TABLE_HEAD) / TABLE_ROW);
  }

  static double rowHeight(double text) {
    return TABLE_ROW * text;
  }

  /** The room of a single card: all between the bars. */
  static Bounds large(Regions places) {
    Bounds bar = places.bar();
    double height = places.transport().getMinY() - bar.getMaxY();
    return new BoundingBox(GAP, bar.getMaxY(), bar.getWidth() - 2 * GAP, height);
  }

  /** A width that the user chose, within its limits; where it is 0 the usual one. */
  private static double divided(double chosen, double usual, double least, double most) {
    // In a window that has not the room for all nobody can take any from the others.
    if (most < least) return Math.floor(usual);
    if (chosen == 0) return Math.floor(Math.min(usual, most));
    return Math.max(least, Math.min(Math.floor(most), Math.rint(chosen)));
  }

  private static Regions one(double width, double height, double text) {
    double bar = Math.floor(BAR * text * ONE_BAR);
    double transport = Math.floor(TRANSPORT * text * ONE_BAR);
    Bounds main = new BoundingBox(GAP, bar, width - 2 * GAP, height - bar - transport);
    return new Regions(
        Cards.ONE,
        new BoundingBox(0, 0, width, bar),
        main,
        Optional.empty(),
        main,
        Optional.empty(),
        MANY_ROWS,
        new BoundingBox(0, height - transport, width, transport));
  }

  /** The bars have room for text that is a little larger; only much larger text makes them grow. */
  private static double bars(double text) {
    return text < 1.2 ? 1 : text;
  }

  private static double mainHeight(double height, double text, int rows) {
    return Math.floor(height - (BAR + TRANSPORT) * bars(text) - tableHeight(text, rows) - GAP);
  }

  private static double tableHeight(double text, int rows) {
    double heads = rows == 0 ? TABLE_TITLE : TABLE_TITLE + TABLE_HEAD;
    return Math.ceil((heads + rows * TABLE_ROW) * text) + 2;
  }
}
