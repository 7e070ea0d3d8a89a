/**
 * The desktop window.
 *
 * <p>{@link lockstep.app.desktop.RunController} knows where a run is and needs no toolkit; {@link
 * lockstep.app.desktop.MainWindow} shows it; {@link lockstep.app.desktop.DesktopApp} opens and
 * closes both.
 */
package lockstep.app.desktop;
