package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.Selection;
import dev.pipewright.engine.call.Formation;
import dev.pipewright.engine.call.Target;
import dev.pipewright.engine.correction.Correction;
import dev.pipewright.engine.correction.MisfitException;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Chooses the records of the documents that a run takes, and makes the changes in them that somebody asked for.
/// Which they are is told by what they would be without.
///
/// @param only the documents to take; null to take all as they are
record Corrector(Target target, @Nullable Selection only) {

    /// A record that the run takes.
    ///
    /// @param record with the changes made
    /// @param isChanged true if they changed it
    record Chosen(DataRecord record, Formation formation, boolean isChanged) {}

    /// What is made of a record; null if the run does not take it.
    @Nullable
    Chosen choose(DataRecord record) {
        Formation formation = target.form(record);
        if (only == null) {
            return new Chosen(record, formation, false);
        }
        boolean isMeant = switch (formation) {
            case Formation.Formed document -> only.has(document.key(), record.origin());
            case Formation.Refused _ -> only.has(record.origin());
        };
        if (!isMeant) {
            return null;
        }
        return only.corrections().isEmpty() ? new Chosen(record, formation, false) : corrected(record, formation, only);
    }

    private Chosen corrected(DataRecord record, Formation before, Selection chosen) {
        Map<String, @Nullable Object> fields = record.fields();
        try {
            for (Correction correction : chosen.corrections()) {
                fields = correction.of(fields);
            }
        } catch (MisfitException misfit) {
            Sentence sentence = Sentence.of("engine.correctionMisfit", "field", misfit.path());
            return new Chosen(
                    record, new Formation.Refused("correction-misfit", sentence.kept(), misfit.path()), false);
        }
        if (fields.equals(record.fields())) {
            return new Chosen(record, before, false);
        }
        DataRecord changed = record.withFields(fields);
        return new Chosen(changed, kept(before, target.form(changed)), true);
    }

    /// A document under another key would be another document, and the one that was meant would stay undone.
    private static Formation kept(Formation before, Formation after) {
        return before instanceof Formation.Formed one
                        && after instanceof Formation.Formed other
                        && !one.key().equals(other.key())
                ? new Formation.Refused(
                        "correction-key",
                        Sentence.of("engine.correctionKey", "code", one.key().code())
                                .kept(),
                        null)
                : after;
    }
}
