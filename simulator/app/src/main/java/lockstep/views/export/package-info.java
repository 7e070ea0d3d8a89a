/** What of a run becomes a file, and as what. */
package lockstep.views.export;
