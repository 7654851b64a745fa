package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;

/// What a person reads about documents that the ledger settles by itself.
record OwnReasons(Seal seal, TenantId tenant) {

    /// The run has another document with the same key.
    DocumentRow.Reason conflict() {
        return reason(
                "conflict",
                "Another document with this code but other content stands in this run."
                        + " Give each document its own code, or remove one of the two.");
    }

    /// An earlier document of the effect is unknown, and sending it again is not safe or did not help.
    DocumentRow.Reason blocked(RunId earlier) {
        return reason(
                "earlier-unknown",
                "The run " + earlier + " sent this document before, and nobody knows whether it arrived. Look it up at"
                        + " the target: it can be sent again once that run's entry is settled.");
    }

    /// A later run sent it again, and the target has it.
    DocumentRow.Reason foundOut(RunId later) {
        return reason(
                "found-out", "The run " + later + " asked again: the target has it. The result is with that run.");
    }

    /// The run ended while it may have been on its way.
    DocumentRow.Reason endedInDoubt() {
        return reason(
                "run-ended",
                "The run ended before it was known whether this document arrived. Run again: that asks the target first"
                        + " where it is safe. Otherwise look it up at the target.");
    }

    /// The run ended before it was sent.
    DocumentRow.Reason ended() {
        return reason("run-ended", "The run ended before this document was sent. Run again to send it.");
    }

    private DocumentRow.Reason reason(String code, String message) {
        return new DocumentRow.Reason(code, PayloadKind.MESSAGE.closeText(seal, tenant, message), null);
    }
}
