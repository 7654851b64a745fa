package dev.pipewright.engine;

import dev.pipewright.engine.correction.Correction;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.model.record.Origin;
import java.util.List;
import java.util.Set;

/// Some documents of a run.
///
/// @param documents by what names them
/// @param places where their records were read: of what was refused before it became a document
/// @param corrections what is changed in their records as they reach the call, one after the other
public record Selection(Set<DocumentKey> documents, Set<Place> places, List<Correction> corrections) {

    public Selection {
        documents = Set.copyOf(documents);
        places = Set.copyOf(places);
        corrections = List.copyOf(corrections);
    }

    /// Some documents as they are.
    public Selection(Set<DocumentKey> documents, Set<Place> places) {
        this(documents, places, List.of());
    }

    /// Where a record was read, as in [Origin].
    public record Place(String stream, String position) {}

    /// How many there are.
    public int size() {
        return documents.size() + places.size();
    }

    /// True if a document is one of them.
    ///
    /// @param origin of its record
    public boolean has(DocumentKey document, Origin origin) {
        return documents.contains(document) || has(origin);
    }

    /// True if what became no document is one of them.
    public boolean has(Origin origin) {
        return places.contains(new Place(origin.stream(), origin.position()));
    }
}
