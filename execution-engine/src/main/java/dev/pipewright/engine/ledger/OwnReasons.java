package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.model.Sentence;

/// What a person reads about documents that the ledger settles by itself.
record OwnReasons(Seal seal, TenantId tenant) {

    /// The code of what was given up because the run ended.
    static final String ENDED = "run-ended";

    /// The run has another document with the same key.
    DocumentRow.Reason conflict() {
        return reason("conflict", Sentence.of("engine.conflict"));
    }

    /// An earlier document of the effect is unknown, and sending it again is not safe or did not help.
    DocumentRow.Reason blocked(RunId earlier) {
        return reason("earlier-unknown", Sentence.of("engine.earlierUnknown", "run", earlier));
    }

    /// A later run sent it again, and the target has it.
    DocumentRow.Reason foundOut(RunId later) {
        return reason("found-out", Sentence.of("engine.foundOut", "run", later));
    }

    /// The run ended while it may have been on its way.
    DocumentRow.Reason endedInDoubt() {
        return reason(ENDED, Sentence.of("engine.endedInDoubt"));
    }

    /// The run ended before it was sent.
    DocumentRow.Reason ended() {
        return reason(ENDED, Sentence.of("engine.endedUnsent"));
    }

    /// When its run was restarted, a later one had a newer document.
    DocumentRow.Reason overtaken() {
        return reason("overtaken", Sentence.of("engine.overtaken"));
    }

    /// A person looked it up at the target, which has it.
    DocumentRow.Reason saidThere(String person) {
        return reason("said-there", Sentence.of("engine.saidThere", "person", person));
    }

    /// A person looked it up at the target, which does not have it.
    DocumentRow.Reason saidMissing(String person) {
        return reason("said-missing", Sentence.of("engine.saidMissing", "person", person));
    }

    private DocumentRow.Reason reason(String code, Sentence sentence) {
        return new DocumentRow.Reason(code, PayloadKind.MESSAGE.closeText(seal, tenant, sentence.kept()), null);
    }
}
