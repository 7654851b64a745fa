package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.spi.Changes;
import dev.pipewright.connectors.spi.StreamRequest;
import java.util.List;
import java.util.Set;

/// What a load has in common with the ones before and after it.
///
/// @param changes what is read
/// @param again the watermark value from which the next load reads again; at most where this one ends
/// @param known fingerprints of what the loads before had seen and this one reads again, in order
/// @param unit what a fingerprint is of
public record LoadBoundary(Changes changes, Object again, List<String> known, Unit unit) {

    public LoadBoundary {
        known = List.copyOf(known);
    }

    /// What is told from what was seen before.
    public enum Unit {
        RECORD,
        /// All records of a document together.
        DOCUMENT,
        /// Nothing: the records of a document come scattered.
        NONE
    }

    /// The boundary of a request for changes.
    public static LoadBoundary of(StreamRequest request, Changes changes, Object again, List<String> known) {
        return new LoadBoundary(changes, again, known, unit(request.orderedBy(), changes.document()));
    }

    /// The boundary for a stage that reads on between some fields' values: pieces of documents tell nothing.
    LoadBoundary between(List<String> border) {
        boolean pieces = unit == Unit.DOCUMENT && !changes.document().containsAll(border);
        return pieces ? new LoadBoundary(changes, again, known, Unit.NONE) : this;
    }

    /// A document comes in one piece if it is what the source is ordered by first.
    private static Unit unit(List<String> order, List<String> document) {
        if (document.isEmpty()) {
            return Unit.RECORD;
        }
        boolean together = order.size() >= document.size()
                && Set.copyOf(order.subList(0, document.size())).equals(Set.copyOf(document));
        return together ? Unit.DOCUMENT : Unit.NONE;
    }
}
