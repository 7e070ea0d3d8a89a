/**
 * The wire: two sockets of one kernel in a private network, and every segment between them in our
 * hand. The main process has {@link lockstep.probe.wire.WireStage}; all else runs in its child.
 */
package lockstep.probe.wire;
