/**
 * netstat's output in the dialects of Linux, Windows, macOS and of {@code ss}: pure printing, from
 * rows, counters, interfaces and routes to lines.
 */
package lockstep.views.netstat;
