/** Captures of other people's connections: read, told in words and as JSON, and shown. */
package lockstep.app.replay;
