package dev.pipewright.designer.run;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.correction.Correction;
import dev.pipewright.engine.correction.MisfitException;
import dev.pipewright.engine.correction.RecordChange;
import dev.pipewright.engine.correction.RecordDiff;
import dev.pipewright.engine.correction.RecordDiff.Difference;
import dev.pipewright.engine.correction.RecordPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// A record as a person edits it: its text, where in it the field stands that the trouble is about, and what was
/// changed.
/// Nothing of a page is in it.
///
/// @param fields the record's, as they were
/// @param path the field; null if there is none
record RecordEdit(
        Map<String, @Nullable Object> fields, @Nullable RecordPath path) {

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build()
            .writer()
            .with(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    /// What a text is.
    sealed interface Reading {

        /// A record.
        ///
        /// @param differences from what it was; empty if there are none
        record Changed(List<Difference> differences) implements Reading {}

        /// No JSON.
        ///
        /// @param line where reading ended, from 1
        /// @param column likewise
        record Broken(int line, int column) implements Reading {}

        /// JSON, but no record.
        record NoRecord() implements Reading {}
    }

    /// A part of the text.
    ///
    /// @param start the first character, from 0
    /// @param end behind the last one
    record Range(int start, int end) {}

    /// The record, a line for each value.
    String text() {
        return WRITER.writeValueAsString(fields);
    }

    /// Where the value of the field stands in the text.
    Optional<Range> range() {
        RecordPath field = path;
        List<RecordPath> places = field == null ? List.of() : field.placesIn(fields);
        if (places.isEmpty()) {
            return Optional.empty();
        }
        RecordPath first = places.getLast();
        // What stands before a value does not change with it, so a mark in its place tells where it begins.
        String mark = "\u0001mark\u0001";
        try {
            String marked = WRITER.writeValueAsString(
                    new Correction("", List.of(new RecordChange.Put(first, mark))).of(fields));
            String text = text();
            int start = marked.indexOf(WRITER.writeValueAsString(mark));
            int behind =
                    marked.length() - start - WRITER.writeValueAsString(mark).length();
            // A field that is missing is put behind the last one, where the text has none.
            return start < text.length() && text.length() - behind >= start
                    ? Optional.of(new Range(start, text.length() - behind))
                    : Optional.empty();
        } catch (MisfitException _) {
            return Optional.empty();
        }
    }

    Reading read(String text) {
        try {
            if (!(JsonValues.parse(text) instanceof Map<?, ?> object)) {
                return new Reading.NoRecord();
            }
            Map<String, @Nullable Object> after = new LinkedHashMap<>();
            object.forEach((name, value) -> after.put((String) name, value));
            return new Reading.Changed(RecordDiff.between(fields, after));
        } catch (InvalidJson broken) {
            return new Reading.Broken(broken.line(), broken.column());
        }
    }
}
