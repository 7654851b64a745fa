package dev.pipewright.engine.correction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a person changes in each of some records. All changes are told by the record as it came, so that two
/// values can change places.
///
/// @param person who changes it, by name
public record Correction(String person, List<RecordChange> changes) {

    public Correction {
        changes = List.copyOf(changes);
    }

    private record Step(RecordPath place, RecordChange change) {}

    /// The fields of a record with the changes made.
    ///
    /// @throws MisfitException if the record has no place for one of them
    public Map<String, @Nullable Object> of(Map<String, @Nullable Object> fields) {
        var steps = new ArrayList<Step>();
        for (RecordChange change : changes) {
            for (RecordPath place : change.path().placesIn(fields)) {
                if (!(change instanceof RecordChange.Replace replace)
                        || RecordChange.same(place.valueIn(fields), replace.from())) {
                    steps.add(new Step(place, change));
                }
            }
        }
        Map<String, @Nullable Object> changed = fields;
        for (Step step : steps) {
            changed = switch (step.change()) {
                case RecordChange.Put put -> step.place().put(changed, put.value());
                case RecordChange.Replace replace -> step.place().put(changed, replace.value());
                case RecordChange.Remove _ -> step.place().remove(changed);
            };
        }
        return changed;
    }

    /// What is changed, in words, without a value: those are the customer's.
    public String paths() {
        return changes.stream()
                .map(change -> change.path().toString())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
