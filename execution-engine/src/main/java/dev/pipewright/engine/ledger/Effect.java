package dev.pipewright.engine.ledger;

import org.jspecify.annotations.Nullable;

/// The life of an effect: the one lasting entry of a document at its target, across runs.
///
/// One document at a time holds the effect, and at most one waits behind it:
///
/// | hold | the holder | a newer document |
/// |---|---|---|
/// | free | there is none | holds it and is sent |
/// | at rest | waits, and certainly did not arrive | takes its place: the holder becomes superseded |
/// | under way | waits, and may have arrived: its run sends it, or will again | queues until it is settled |
/// | unknown | is settled as unknown: no run works on it | has it sent again first, where that is safe |
///
/// What is equal to the last recorded revision is unchanged, but only once nothing could change any more what is
/// recorded.
///
/// @param lastRevision the newest revision given out; 0 if none was
/// @param lastHash the request of that revision, if sending it again may use the same idempotency key
/// @param recordedRevision the newest revision that the target accepted; 0 if none was
/// @param response the target's answer to the recorded revision, as stored
/// @param holder the document that holds the effect; 0 if none does
/// @param queued the document that waits behind the holder; 0 if none does
record Effect(
        long lastRevision,
        @Nullable String lastHash,
        long recordedRevision,
        @Nullable String recordedHash,
        @Nullable Payload response,
        long holder,
        Hold hold,
        long queued) {

    static final Effect NONE = new Effect(0, null, 0, null, null, 0, Hold.FREE, 0);

    /// How firmly an effect is held.
    enum Hold {
        FREE,
        AT_REST,
        UNDER_WAY,
        UNKNOWN
    }

    /// What becomes of a document that wants the effect.
    ///
    /// @param superseded the document that gave way; 0 if none did
    record Admission(Effect effect, DocumentState state, Standing standing, long revision, long superseded) {}

    /// Lets a new document of a newer run in.
    Admission admit(long document, String hash) {
        return switch (hold) {
            case FREE, AT_REST -> free().open(document, hash, Standing.SENT, holder);
            case UNDER_WAY -> behind(document, Standing.QUEUED);
            case UNKNOWN -> behind(document, Standing.AT_REST);
        };
    }

    /// Lets the queued document in, once nothing holds the effect any more.
    Admission release(String hashOfQueued) {
        return queuing(0).open(queued, hashOfQueued, Standing.AT_REST, 0);
    }

    /// Lets a document in again that the end of its run gave up. What was formed of the effect since is newer and
    /// wins; a document of the same request, which has the same revision, is none.
    ///
    /// @param revision its own; if it waited behind another document, that one's
    Admission readmit(long document, String hash, long revision) {
        boolean isRecorded = hold == Hold.FREE && hash.equals(recordedHash);
        boolean isSentByAnother = hold == Hold.AT_REST && hash.equals(lastHash);
        if (!isRecorded && (lastRevision > revision || queued != 0 || isSentByAnother)) {
            return new Admission(this, DocumentState.SUPERSEDED, Standing.SETTLED, revision, 0);
        }
        return switch (hold) {
            case FREE, AT_REST -> free().open(document, hash, Standing.AT_REST, holder);
            case UNDER_WAY -> behind(document, Standing.QUEUED);
            case UNKNOWN -> behind(document, Standing.AT_REST);
        };
    }

    private Admission behind(long document, Standing standing) {
        return new Admission(queuing(document), DocumentState.WAITING, standing, 0, queued);
    }

    private Admission open(long document, String hash, Standing standing, long superseded) {
        if (hash.equals(recordedHash)) {
            return new Admission(this, DocumentState.UNCHANGED, Standing.SETTLED, recordedRevision, superseded);
        }
        // The same request that was never recorded keeps its idempotency key: it is the same send.
        long revision = hash.equals(lastHash) && lastRevision > recordedRevision ? lastRevision : lastRevision + 1;
        Hold as = standing == Standing.SENT ? Hold.UNDER_WAY : Hold.AT_REST;
        var opened = new Effect(revision, hash, recordedRevision, recordedHash, response, document, as, queued);
        return new Admission(opened, DocumentState.WAITING, standing, revision, superseded);
    }

    Effect held(Hold as) {
        return new Effect(lastRevision, lastHash, recordedRevision, recordedHash, response, holder, as, queued);
    }

    Effect free() {
        return new Effect(lastRevision, lastHash, recordedRevision, recordedHash, response, 0, Hold.FREE, queued);
    }

    Effect queuing(long document) {
        return new Effect(lastRevision, lastHash, recordedRevision, recordedHash, response, holder, hold, document);
    }

    /// The holder's revision was accepted.
    Effect recorded(long revision, String hash, Payload answer) {
        return new Effect(lastRevision, lastHash, revision, hash, answer, 0, Hold.FREE, queued);
    }

    /// The target refused the holder's revision: its idempotency key is used up.
    Effect refused() {
        return new Effect(lastRevision, null, recordedRevision, recordedHash, response, 0, Hold.FREE, queued);
    }
}
