package lockstep.views.netstat;

import java.util.List;

/**
 * The arguments, taken apart.
 *
 * @param switches in their order
 * @param rest what is no switch, in its order
 */
record Given(List<Chosen> switches, List<String> rest) {
  boolean has(Concept concept) {
    return count(concept) > 0;
  }

  long count(Concept concept) {
    return switches.stream().filter(chosen -> chosen.choice().concept() == concept).count();
  }

  boolean hasName(String name) {
    return switches.stream().anyMatch(chosen -> chosen.choice().names().contains(name));
  }

  /** The argument of the last switch of this kind; empty text when there is none. */
  String value(Concept concept) {
    return switches.stream()
        .filter(chosen -> chosen.choice().concept() == concept)
        .reduce((first, second) -> second)
        .map(Chosen::value)
        .orElse("");
  }

  /** Each switch once. */
  List<Switch> distinct() {
    return switches.stream().map(Chosen::choice).distinct().toList();
  }
}
