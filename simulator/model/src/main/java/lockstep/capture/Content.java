package lockstep.capture;

/** What a captured packet turns out to be: a segment, or the reason why it is none. */
public sealed interface Content permits CapturedSegment, PassedOver {}
