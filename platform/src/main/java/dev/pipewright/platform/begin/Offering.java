package dev.pipewright.platform.begin;

import dev.pipewright.engine.call.Presets;
import dev.pipewright.engine.mapping.assist.Grouping;
import dev.pipewright.engine.mapping.assist.Suggestion;
import dev.pipewright.engine.mapping.assist.Suggestions;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.wanted.Coverage;
import dev.pipewright.model.wanted.TargetField;
import dev.pipewright.model.wanted.TargetTree;
import dev.pipewright.platform.connection.StreamLook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds out what a pipeline could be: how documents are formed of what was read, and what of them the target gets.
final class Offering {

    /// The list of the records of a group.
    static final String ITEMS = "lines";

    private Offering() {}

    /// @param hosts the names of the saved connections that can be called
    static Offer of(Beginning beginning, StreamLook look, Choice choice, List<String> hosts) {
        TargetTree target = Presets.requestOf(choice.preset())
                .orElseThrow(() -> new IllegalArgumentException("nobody knows what this wants: " + choice.preset()));
        Schema read = look.details().stream().schema();
        List<Map<String, @Nullable Object>> records =
                look.sample().stream().map(DataRecord::fields).toList();
        List<String> groupBy =
                Optional.ofNullable(choice.groupBy()).orElseGet(() -> Grouping.of(target, read, records));
        List<MappingLine> given = choice.given().entrySet().stream()
                .filter(entry -> !entry.getValue().isBlank())
                .map(entry -> new MappingLine(entry.getKey(), entry.getValue()))
                .toList();
        List<Suggestion> suggestions = groupBy.isEmpty()
                ? Suggestions.of(target, given, read, records)
                : Suggestions.of(target, given, grouped(read, groupBy), grouped(records, groupBy));
        List<MappingLine> lines = Stream.concat(
                        given.stream(), suggestions.stream().map(Suggestion::line))
                .toList();
        Coverage coverage = Coverage.of(target, lines);
        return new Offer(
                choice.name().isBlank() ? beginning.shortName() + " → " + target.name() : choice.name(),
                target.name(),
                choice.connection().isEmpty() ? hostOf(choice.preset(), hosts) : choice.connection(),
                groupBy,
                suggestions,
                lines,
                coverage,
                coverage.missingPaths().stream()
                        .flatMap(path -> target.field(path).stream())
                        .toList());
    }

    /// Where a connection is called as the system is, it is meant.
    private static String hostOf(String preset, List<String> hosts) {
        return hosts.stream()
                .filter(host -> preset.startsWith(host.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse("");
    }

    private static Schema grouped(Schema read, List<String> groupBy) {
        if (read.isUnknown()) {
            return read;
        }
        List<Field> fields = new ArrayList<>();
        groupBy.forEach(name -> read.field(name).ifPresent(fields::add));
        fields.add(Field.of(ITEMS, new FieldType.ListOf(new FieldType.Structure(read))));
        return new Schema(fields);
    }

    /// The sample as a group node would fold it; its last group may go on behind it.
    private static List<Map<String, @Nullable Object>> grouped(
            List<Map<String, @Nullable Object>> records, List<String> groupBy) {
        Map<List<String>, List<Map<String, @Nullable Object>>> groups = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> record : records) {
            List<String> key = groupBy.stream()
                    .map(name -> Objects.toString(record.get(name)))
                    .toList();
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(record);
        }
        return groups.values().stream().map(lines -> folded(lines, groupBy)).toList();
    }

    private static Map<String, @Nullable Object> folded(
            List<Map<String, @Nullable Object>> lines, List<String> groupBy) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        groupBy.forEach(name -> document.put(name, lines.getFirst().get(name)));
        document.put(ITEMS, lines);
        return document;
    }

    /// What sums up the amount of a document; empty if no list of the target has amounts.
    static Optional<String> amountOf(TargetTree target) {
        return target.fields().stream()
                .filter(field -> field.type() == TargetField.Type.LIST)
                .filter(field ->
                        field.fields().stream().anyMatch(inner -> inner.name().equals("amount")))
                .map(field -> "$sum(" + field.name() + ".$number(amount))")
                .findFirst();
    }
}
