package dev.pipewright.designer.form;

import java.util.List;

/// The names of fields that are proposed.
///
/// @param port where they are from; see [FormField#suggests]
public record FormNames(String port, List<String> names) {
    public FormNames {
        names = List.copyOf(names);
    }
}
