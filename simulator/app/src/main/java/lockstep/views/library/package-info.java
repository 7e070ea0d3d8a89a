/** The library of scenarios with small pictures, and two runs side by side. */
package lockstep.views.library;
