package dev.pipewright.designer.form;

import java.util.List;

/// Describes the form of a pipeline itself: what it is for, and its parameters.
final class PipelineFields {

    private final FormWords words;

    PipelineFields(FormWords words) {
        this.words = words;
    }

    List<FormField> all() {
        List<FormField> columns = List.of(
                column("name", Control.TEXT, List.of()),
                column("type", Control.CHOICE, NodeForms.fieldTypes()),
                column("standard", Control.TEXT, List.of()),
                column("help", Control.LINES, List.of()));
        return List.of(
                field("description", Control.LINES, help("description"), List.of(), List.of()),
                field("parameters", Control.TABLE, help("parameters"), List.of(), columns));
    }

    private FormField column(String name, Control control, List<FormChoice> choices) {
        return field("parameter." + name, control, "", choices, List.of());
    }

    private FormField field(
            String path, Control control, String help, List<FormChoice> choices, List<FormField> columns) {
        return new FormField(
                path.substring(path.indexOf('.') + 1),
                control,
                "",
                words.text("form.pipeline." + path),
                help,
                false,
                "",
                0,
                choices,
                columns,
                "",
                List.of(),
                List.of());
    }

    private String help(String name) {
        return words.text("form.pipeline." + name + ".help");
    }
}
