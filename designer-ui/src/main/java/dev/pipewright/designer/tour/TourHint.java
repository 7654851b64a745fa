package dev.pipewright.designer.tour;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to do next.
///
/// @param step null once all is done
/// @param what the key of the text, below `tour.`
/// @param names what the text names
/// @param targets CSS selectors of the control to use; the first that is seen counts
/// @param help what the tour can do itself, if the person wants it
record TourHint(@Nullable TourStep step, String what, List<String> names, List<String> targets, Help help) {

    TourHint {
        names = List.copyOf(names);
        targets = List.copyOf(targets);
    }

    /// What the tour can do itself.
    enum Help {
        NONE,
        /// Leads to the pipeline of the tour.
        OPEN,
        /// Puts in the lines that nobody can suggest.
        FILL
    }

    static TourHint of(TourStep step, String what, List<String> names, String... targets) {
        return new TourHint(step, what, names, List.of(targets), Help.NONE);
    }
}
