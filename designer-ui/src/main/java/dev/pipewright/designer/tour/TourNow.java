package dev.pipewright.designer.tour;

import java.util.List;

/// Where a person is in the tour, as the browser shows it.
///
/// @param step from 1; one more than there are once all is done
/// @param about what the step is about, in a word or two
/// @param targets CSS selectors of the control to use; the first that is seen counts
/// @param pipeline the one that the tour builds; empty while there is none
/// @param help what the tour can do itself: `OPEN`, `FILL` or `NONE`
public record TourNow(
        int step, int steps, String about, String text, List<String> targets, String pipeline, String help) {
    public TourNow {
        targets = List.copyOf(targets);
    }
}
