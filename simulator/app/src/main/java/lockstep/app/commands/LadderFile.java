package lockstep.app.commands;

import java.util.List;
import lockstep.app.Picture;
import lockstep.views.ladder.BlankLadder;
import lockstep.views.ladder.MermaidLadder;

/** The ladder of a run as a file that is written without drawing. */
final class LadderFile {
  private final boolean blank;
  private final boolean answers;
  private final int page;
  private final Host host;

  /**
   * @param blank whether it is a sheet to fill in, and not text for Mermaid
   * @param answers whether that sheet is filled in
   * @param page which page of it, from 1
   * @param host told how many pages there are, where it is more than one
   */
  LadderFile(boolean blank, boolean answers, int page, Host host) {
    this.blank = blank;
    this.answers = answers;
    this.page = page;
    this.host = host;
  }

  /**
   * What the file is to have in it.
   *
   * @throws Refusal when the sheet has no such page
   */
  String of(Picture.Shown run) throws Refusal {
    if (!blank) return MermaidLadder.of(run.moments());
    List<String> pages = BlankLadder.of(run.moments(), run.title(), answers);
    if (page < 1 || page > pages.size())
      throw Refusal.wrongUse(
          "--page takes 1 to %d, the pages of this run, not %d".formatted(pages.size(), page));
    if (pages.size() > 1)
      host.remark(
          "picture", "page %d of %d; --page takes the others".formatted(page, pages.size()));
    return pages.get(page - 1);
  }
}
