/** Runs and lists as JSON, one object a line. */
package lockstep.app.json;
