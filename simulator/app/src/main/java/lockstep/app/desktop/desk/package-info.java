/** What the window lends to its features: keys, overlays, tabs, buttons. */
package lockstep.app.desktop.desk;
