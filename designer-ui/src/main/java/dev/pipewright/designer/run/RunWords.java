package dev.pipewright.designer.run;

import com.vaadin.flow.component.Component;
import dev.pipewright.designer.look.Badge;
import dev.pipewright.designer.look.Badge.Tone;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.ledger.DocumentState;
import java.util.Locale;

/// What states and modes of runs are called and how they are coloured.
public final class RunWords {

    private RunWords() {}

    /// A badge that says how a run stands.
    ///
    /// @param reader a component of the page, for its language
    public static Badge badge(Component reader, RunState state) {
        return new Badge(reader.getTranslation(keyOf(state)), toneOf(state));
    }

    /// Makes a badge say how a run stands now.
    ///
    /// @param reader a component of the page, for its language
    public static void show(Component reader, Badge badge, RunState state) {
        badge.show(reader.getTranslation(keyOf(state)), toneOf(state));
    }

    /// A badge that says what a run may do.
    ///
    /// @param reader a component of the page, for its language
    public static Badge badge(Component reader, Mode mode) {
        return switch (mode) {
            case ESTIMATE -> new Badge(reader.getTranslation("mode.estimate"), Tone.CALM);
            case RECORD -> new Badge(reader.getTranslation("mode.record"), Tone.WAIT);
        };
    }

    /// A badge that says what became of a document.
    ///
    /// @param reader a component of the page, for its language
    static Badge badge(Component reader, DocumentState state) {
        var tone = switch (state) {
            case SUCCEEDED, UNCHANGED, DUPLICATE -> Tone.GOOD;
            case REJECTED, FAILED -> Tone.BAD;
            case WAITING, UNKNOWN -> Tone.WAIT;
            case SUPERSEDED, CANCELLED -> Tone.CALM;
        };
        return new Badge(reader.getTranslation("balance." + state.name().toLowerCase(Locale.ROOT)), tone);
    }

    static String keyOf(RunState state) {
        return switch (state) {
            case QUEUED -> "run.queued";
            case RUNNING -> "run.running";
            case PAUSED -> "run.paused";
            case CANCELLING -> "run.cancelling";
            case COMPLETED -> "run.completed";
            case COMPLETED_EMPTY -> "run.completedEmpty";
            case COMPLETED_WITH_REJECTS -> "run.completedWithRejects";
            case FAILED -> "run.failed";
            case CANCELLED -> "run.cancelled";
        };
    }

    static Tone toneOf(RunState state) {
        return switch (state) {
            case QUEUED, PAUSED, CANCELLED -> Tone.CALM;
            case RUNNING, CANCELLING -> Tone.RUN;
            case COMPLETED -> Tone.GOOD;
            case COMPLETED_EMPTY, COMPLETED_WITH_REJECTS -> Tone.WAIT;
            case FAILED -> Tone.BAD;
        };
    }
}
