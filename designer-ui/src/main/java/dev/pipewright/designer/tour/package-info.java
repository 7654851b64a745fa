/// The tour: five steps that build a real pipeline in the designer. Start at [dev.pipewright.designer.tour.TourSteps],
/// which says what the draft still lacks; [dev.pipewright.designer.tour.TourCard] shows it.
@NullMarked
package dev.pipewright.designer.tour;

import org.jspecify.annotations.NullMarked;
