package lockstep.lessons.interchange;

final class GiftTest {
  static final String OF_EVERY_SORT = "";
}
