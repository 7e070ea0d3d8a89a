/** Runs as files: what was played and seen, to be shown again step by step. */
package lockstep.app.session;
