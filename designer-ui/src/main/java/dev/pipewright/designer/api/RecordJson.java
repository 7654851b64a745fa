package dev.pipewright.designer.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.correction.Correction;
import dev.pipewright.engine.correction.RecordChange;
import dev.pipewright.engine.ledger.CallRecord;
import dev.pipewright.model.Sentences;
import dev.pipewright.platform.trouble.TroubledRecord;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A document that did not get through, with the record that it was formed of.
///
/// @param field what the trouble is about, as the target names it
/// @param path where that is in the record, for a change; left out if the record has no place for it
/// @param message what is wrong
/// @param record as it reached the call
/// @param changed what people had changed in it before the run sent it; left out if nobody had
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record RecordJson(
        long id,
        String node,
        String company,
        String type,
        String code,
        String state,
        @Nullable String field,
        @Nullable String path,
        String message,
        @JsonRawValue String record,
        List<ChangedJson> changed) {

    /// What a person changed.
    ///
    /// @param changes as a replay takes them
    record ChangedJson(String person, @JsonRawValue String changes) {

        static ChangedJson of(Correction correction) {
            return new ChangedJson(
                    correction.person(),
                    JsonValues.text(correction.changes().stream()
                            .map(RecordChange::written)
                            .toList()));
        }
    }

    static RecordJson of(TroubledRecord found, Locale locale) {
        CallRecord document = found.document();
        var path = found.path();
        return new RecordJson(
                document.id(),
                document.call().value(),
                document.key().company(),
                document.key().type(),
                document.key().code(),
                Words.of(document.state()),
                document.field(),
                path == null ? null : path.toString(),
                Sentences.in(locale).read(document.message()),
                document.json(),
                found.corrections().stream().map(ChangedJson::of).toList());
    }
}
