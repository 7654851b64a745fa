package dev.pipewright.designer.run;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.correction.RecordChange;
import dev.pipewright.engine.correction.RecordPath;
import dev.pipewright.platform.trouble.FieldValues.Counted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person types to have one field changed in many records. What stands for a text is a text; what stands
/// for a number or a truth is read as JSON, so that it stays one. Nothing of a page is in it.
///
/// @param path the field
/// @param values what the records have there
record FieldEdit(RecordPath path, List<Counted> values) {

    FieldEdit {
        values = List.copyOf(values);
    }

    /// The changes that put one value in place of all.
    ///
    /// @throws InvalidJson if what was typed is no value
    List<RecordChange> forAll(String typed) throws InvalidJson {
        boolean isText = values.stream().allMatch(each -> isText(each.value()));
        return List.of(new RecordChange.Put(path, isText ? typed : JsonValues.parse(typed)));
    }

    /// The changes that put values in place of some.
    ///
    /// @param typed in the order of the values; what is empty stays as it is
    /// @throws InvalidJson if what was typed is no value
    List<RecordChange> forEach(List<String> typed) throws InvalidJson {
        var changes = new ArrayList<RecordChange>();
        for (int i = 0; i < typed.size(); i++) {
            String text = typed.get(i);
            if (!text.isEmpty()) {
                Object from = values.get(i).value();
                changes.add(new RecordChange.Replace(path, from, isText(from) ? text : JsonValues.parse(text)));
            }
        }
        return changes;
    }

    private static boolean isText(@Nullable Object value) {
        return value == null || value instanceof String;
    }
}
