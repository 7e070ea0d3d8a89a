/**
 * The survey of a kernel: its socket is brought into a state by a far end whose every segment is
 * written by hand, one thing happens to it, and what it answers and where it then stands is read.
 * The main process has {@link lockstep.probe.survey.KernelSurvey}; what touches sockets runs in its
 * child, in a private network.
 */
package lockstep.probe.survey;
