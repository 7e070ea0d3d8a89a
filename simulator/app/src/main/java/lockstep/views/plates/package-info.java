/**
 * Plates: what a state or an edge of the diagram means, who is there, and which scenarios lead
 * there.
 *
 * <p>{@link lockstep.views.plates.StatePlate} and {@link lockstep.views.plates.EdgePlate} say it as
 * data, {@link lockstep.views.plates.PlateView} draws it, {@link lockstep.views.plates.PlatePlace}
 * says where it may lie.
 */
package lockstep.views.plates;
