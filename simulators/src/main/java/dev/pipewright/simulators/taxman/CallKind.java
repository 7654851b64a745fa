package dev.pipewright.simulators.taxman;

import java.util.Locale;

/// The kinds of call that TAXMAN counts.
public enum CallKind {
    PING(false),
    CALCULATE(false),
    CREATE(true),
    ADJUST(true),
    BULK(true),
    COMMIT(true),
    VOID(true),
    REFUND(true),
    LOOKUP(false),
    VALIDATE_ADDRESS(false),
    BATCH(true),
    BATCH_LOOKUP(false);

    private final boolean recording;

    CallKind(boolean recording) {
        this.recording = recording;
    }

    /// Whether a call of this kind can leave something behind.
    public boolean isRecording() {
        return recording;
    }

    /// The name in counters and fault rules: `validate-address`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
