package lockstep.lessons.quiz;

/**
 * Something that learners often believe and that is not so.
 *
 * @param id {@code M24}
 * @param topic what it is about: {@code closing}
 * @param statement what is believed, as a sentence
 * @param correct what is so, in a few sentences
 * @param scenario the scenario of the library whose run refutes it; empty where {@code see} does
 * @param see what to look at instead; empty where a scenario refutes it
 */
public record Misconception(
    String id, String topic, String statement, String correct, String scenario, String see) {}
