package dev.pipewright.designer.form;

import java.util.List;

/// One field of a node's form, or one column of a field that holds records.
///
/// @param name as files have it, as in `settings.query`; in a column, the name in the record
/// @param language of a text of the control [Control#CODE]: `jsonata`, `sql` or `json`
/// @param help what to fill in; may be empty
/// @param standard what is meant if nothing is filled in; empty if nothing is
/// @param unit of a length of time that files have as a number: what one stands for, in milliseconds; else 0
/// @param choices of a choice
/// @param columns of a table
/// @param suggests where the names come from that are proposed: `in`, `left` and `right` for the fields of the records
///     that enter by that port, `out` for those of the node's own; empty if none are
/// @param onlyIf when the field is shown; if any, one of the values must be there
/// @param clears what means nothing any more if this one is changed
public record FormField(
        String name,
        Control control,
        String language,
        String label,
        String help,
        boolean required,
        String standard,
        long unit,
        List<FormChoice> choices,
        List<FormField> columns,
        String suggests,
        List<Condition> onlyIf,
        List<String> clears) {

    public FormField {
        choices = List.copyOf(choices);
        columns = List.copyOf(columns);
        onlyIf = List.copyOf(onlyIf);
        clears = List.copyOf(clears);
    }

    /// When a field means something.
    ///
    /// @param field another field of the form
    /// @param values it must have one of, whatever the case of their letters
    /// @param standard what the other field is if it is not filled in
    public record Condition(String field, List<String> values, String standard) {
        public Condition {
            values = List.copyOf(values);
        }
    }
}
