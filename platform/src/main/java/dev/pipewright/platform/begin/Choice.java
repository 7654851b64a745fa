package dev.pipewright.platform.begin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a person has decided of a pipeline that is to begin; what they leave open is suggested.
///
/// @param name of the pipeline; empty for one that is made of what it reads and where it goes
/// @param preset the target, as in `taxman-v1`
/// @param connection the saved connection to call; empty for the one that is called as the target is
/// @param groupBy the fields that name a document; null for those that are suggested, empty for none
/// @param given expressions by the fields of the target that they fill
public record Choice(
        String name,
        String preset,
        String connection,
        @Nullable List<String> groupBy,
        Map<String, String> given) {

    public Choice(
            String name, String preset, String connection, @Nullable List<String> groupBy, Map<String, String> given) {
        this.name = name;
        this.preset = preset;
        this.connection = connection;
        this.groupBy = groupBy == null ? null : List.copyOf(groupBy);
        this.given = Map.copyOf(given);
    }

    /// All as suggested.
    public static Choice of(String preset) {
        return new Choice("", preset, "", null, Map.of());
    }

    public Choice named(String other) {
        return new Choice(other, preset, connection, groupBy, given);
    }

    /// Another target. What was given was for the fields of the one before, as was the connection.
    public Choice to(String other) {
        return new Choice(name, other, "", groupBy, Map.of());
    }

    public Choice calling(String other) {
        return new Choice(name, preset, other, groupBy, given);
    }

    public Choice groupedBy(List<String> fields) {
        return new Choice(name, preset, connection, fields, given);
    }

    /// Fills a field of the target.
    ///
    /// @param expression empty to leave it to what is suggested
    public Choice giving(String field, String expression) {
        Map<String, String> all = new LinkedHashMap<>(given);
        all.put(field, expression);
        all.values().removeIf(String::isBlank);
        return new Choice(name, preset, connection, groupBy, all);
    }
}
