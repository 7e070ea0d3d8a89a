/**
 * The state diagram: Figure 5 of RFC 9293 with a token for each end in each world.
 *
 * <p>{@link lockstep.views.diagram.DiagramLayout} says where everything stands, {@link
 * lockstep.views.diagram.DiagramPicture} what a moment looks like, {@link
 * lockstep.views.diagram.StateDiagram} draws it.
 */
package lockstep.views.diagram;
