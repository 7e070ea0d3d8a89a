/**
 * TCP as RFC 9293 says it goes: a deterministic machine, one class for each part of section 3.10,
 * and the stage that plays scenarios on it. Time is a number handed in; there is no clock, no
 * thread and no chance here.
 */
package lockstep.model;
