package dev.pipewright.engine.ledger;

import org.jspecify.annotations.Nullable;

/// The life of an effect: the one lasting entry of a document at its target, across runs.
///
/// One document at a time holds the effect. While it may be on its way (handed out, or tried without an answer) or
/// is unknown, a newer document queues behind it; at rest it gives way and becomes superseded. What is equal to
/// the last recorded revision is unchanged, but only once nothing is under way that could change what is recorded.
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
        /// By a document that is not on its way.
        AT_REST,
        /// By a document that may be on its way or have arrived.
        UNDER_WAY,
        UNKNOWN;

        boolean blocks() {
            return this == UNDER_WAY || this == UNKNOWN;
        }
    }

    /// What becomes of a document that wants the effect.
    ///
    /// @param superseded the document that gave way; 0 if none did
    record Admission(Effect effect, DocumentState state, boolean queued, long revision, long superseded) {}

    /// Lets a new document of a newer run in.
    Admission admit(long document, String hash) {
        if (hold.blocks()) {
            return new Admission(queuing(document), DocumentState.WAITING, true, 0, queued);
        }
        return free().open(document, hash, Hold.UNDER_WAY, holder);
    }

    /// Lets the queued document in, once nothing holds the effect any more.
    Admission release(String hashOfQueued) {
        return queuing(0).open(queued, hashOfQueued, Hold.AT_REST, 0);
    }

    private Admission open(long document, String hash, Hold as, long superseded) {
        if (hash.equals(recordedHash)) {
            return new Admission(this, DocumentState.UNCHANGED, false, recordedRevision, superseded);
        }
        // The same request that was never recorded keeps its idempotency key, in case it did arrive.
        long revision = hash.equals(lastHash) && lastRevision > recordedRevision ? lastRevision : lastRevision + 1;
        var opened = new Effect(revision, hash, recordedRevision, recordedHash, response, document, as, queued);
        return new Admission(opened, DocumentState.WAITING, false, revision, superseded);
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

    /// True if the queued document can go on.
    boolean mayRelease() {
        return hold == Hold.FREE && queued != 0;
    }
}
