package dev.pipewright.engine.ledger;

import java.util.List;

/// Which of a run's documents or rejected records a person means: for accepting, settling, sending again.
public sealed interface TroubleSelection {

    /// All of one cause that are on the work list.
    record OfCause(CauseKey cause) implements TroubleSelection {}

    /// These documents.
    record Documents(List<Long> ids) implements TroubleSelection {

        /// These documents.
        public Documents {
            ids = ids.stream().distinct().sorted().toList();
        }
    }
}
