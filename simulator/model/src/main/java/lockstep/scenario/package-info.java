/**
 * The scenario language: what shall happen, said without knowing in which world; and the stage that
 * every world implements.
 */
package lockstep.scenario;
