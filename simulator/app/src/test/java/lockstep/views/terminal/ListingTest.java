package lockstep.views.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListingTest {
  @Test
  void columnsAreAsWideAsTheirWidestCellAndDescriptionsStandUnderTheirRow() {
    Listing listing = new Listing(new Look(false, false), "NAME", "NEEDS", "TITLE");
    listing.add("What it shows.", "handshake", "model", "Three segments");
    listing.add("", "x", "loopback", "word ".repeat(20));
    assertThat(listing.lines())
        .containsExactly(
            "NAME       NEEDS     TITLE",
            "handshake  model     Three segments",
            "    What it shows.",
            "x          loopback  word word word word word word word word word word word word",
            "                     word word word word word word word word");
  }
}
