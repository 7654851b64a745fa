package dev.pipewright.engine.mapping.assist;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.wanted.TargetTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of the lines of a mapping when the schema of its source or target is another one. No line is
/// dropped: each is in the result, in its place, and what is suggested only a person takes over.
///
/// @param lines one for each line of the mapping, in their order
/// @param newlyRequired the targets that were not asked for before and have no line
public record MappingDrift(List<LineDrift> lines, List<String> newlyRequired) {

    public MappingDrift {
        lines = List.copyOf(lines);
        newlyRequired = List.copyOf(newlyRequired);
    }

    /// How a line fares.
    public enum State {
        /// All that it reads, or what it fills, is still there.
        KEPT,
        /// What it reads or fills is elsewhere now, under the same name.
        MOVED,
        /// What it reads or fills is gone.
        ORPHANED
    }

    /// A line and what to do about it.
    ///
    /// @param suggestion the line to put in its place; null if it stays as it is, or only a person knows
    /// @param gone the path that it reads or fills and that is not there any more; empty for one that is kept
    /// @param reason why it is not kept; for one that is, empty unless there is something to look at
    public record LineDrift(
            MappingLine line, State state, @Nullable MappingLine suggestion, String gone, List<Sentence> reason) {

        public LineDrift(
                MappingLine line, State state, @Nullable MappingLine suggestion, String gone, List<Sentence> reason) {
            this.line = line;
            this.state = state;
            this.suggestion = suggestion;
            this.gone = gone;
            this.reason = List.copyOf(reason);
        }

        static LineDrift kept(MappingLine line) {
            return new LineDrift(line, State.KEPT, null, "", List.of());
        }
    }

    /// What becomes of lines when what they read changes.
    ///
    /// @param before as the lines were drawn for; may be unknown
    /// @param after as it is now; unknown keeps all lines
    public static MappingDrift ofSource(List<MappingLine> lines, Schema before, Schema after) {
        if (after.isUnknown()) {
            return new MappingDrift(lines.stream().map(LineDrift::kept).toList(), List.of());
        }
        return new MappingDrift(
                new SourceDrift(lines, SchemaPaths.of(before), SchemaPaths.of(after)).lines(), List.of());
    }

    /// How lines fare with what their source has now. What they were drawn for, they tell themselves: all that they
    /// read.
    ///
    /// @param now as it is now; unknown keeps all lines
    public static MappingDrift ofSource(List<MappingLine> lines, Schema now) {
        if (now.isUnknown()) {
            return ofSource(lines, now, now);
        }
        SchemaPaths after = SchemaPaths.of(now);
        return new MappingDrift(new SourceDrift(lines, SchemaPaths.readBy(lines, after), after).lines(), List.of());
    }

    /// How lines fare with what their target wants now. What they were drawn for, they tell themselves: all that they
    /// fill.
    public static MappingDrift ofTarget(List<MappingLine> lines, TargetTree now) {
        return ofTarget(lines, FilledTree.of(lines), now);
    }

    /// What becomes of lines when what they fill changes.
    public static MappingDrift ofTarget(List<MappingLine> lines, TargetTree before, TargetTree after) {
        var drift = new TargetDrift(lines, before, after);
        return new MappingDrift(drift.lines(), drift.newlyRequired());
    }
}
