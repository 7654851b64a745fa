package dev.pipewright.simulators.taxman;

import dev.pipewright.simulators.tax.Order.DocumentType;
import java.math.BigDecimal;
import java.util.List;

/// A document that TAXMAN has recorded, as a test wants to see it.
///
/// @param timesRecorded how often a call recorded it: 1 if it was recorded exactly once
/// @param replays how often a call was answered again from its idempotency key
/// @param revisions its versions, the oldest first
public record RecordedDocument(
        String company,
        DocumentType documentType,
        String code,
        DocumentStatus status,
        boolean locked,
        int timesRecorded,
        int replays,
        List<Revision> revisions) {

    /// Keeps a copy of the list.
    public RecordedDocument {
        revisions = List.copyOf(revisions);
    }

    /// One version of a document.
    ///
    /// @param hash the SHA-256 of the request that recorded it
    public record Revision(
            int version,
            DocumentStatus status,
            String hash,
            BigDecimal totalAmount,
            BigDecimal totalTaxable,
            BigDecimal totalTax) {}

    /// The latest version.
    public Revision latest() {
        return revisions.getLast();
    }
}
