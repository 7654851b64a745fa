package dev.pipewright.designer.form;

import com.vaadin.flow.component.Component;
import dev.pipewright.designer.code.CodeTexts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// What the form says in the browser. `{0}` stands where the browser puts something in.
///
/// @param code what the code editor says
/// @param row what a row is called: `{0}` is the field, `{1}` the row's number
/// @param standard what is meant if nothing is filled in
/// @param selection what is said of several selected nodes, and what is done to all of them
/// @param pipeline the fields of the pipeline itself
public record FormTexts(
        CodeTexts code,
        String none,
        String name,
        String disabled,
        String connect,
        String add,
        String remove,
        String up,
        String down,
        String row,
        String standard,
        String value,
        String newConnection,
        String stream,
        String readFields,
        String number,
        String duration,
        String asText,
        String asTextHelp,
        String otherNode,
        String nothing,
        String help,
        String openPart,
        String newerPart,
        Map<String, String> selection,
        List<FormField> pipeline) {

    /// What is done to several nodes is called what it is called in the drawing.
    private static final List<String> COMMANDS = List.of(
            "arrange",
            "left",
            "center",
            "top",
            "middle",
            "across",
            "down",
            "disable",
            "enable",
            "copy",
            "copied",
            "duplicate",
            "group",
            "ungroup",
            "remove");

    public FormTexts {
        selection = Map.copyOf(selection);
        pipeline = List.copyOf(pipeline);
    }

    /// The texts in the language of a component's reader.
    static FormTexts of(Component component, List<FormField> pipeline) {
        UnaryOperator<String> text = key -> component.getTranslation(key, "{0}", "{1}");
        return new FormTexts(
                CodeTexts.of(component),
                text.apply("panel.node.none"),
                text.apply("panel.node.name"),
                text.apply("panel.node.disabled"),
                text.apply("panel.node.connect"),
                text.apply("form.add"),
                text.apply("form.remove"),
                text.apply("form.up"),
                text.apply("form.down"),
                text.apply("form.row"),
                text.apply("form.standard"),
                text.apply("form.value"),
                text.apply("form.newConnection"),
                text.apply("form.stream"),
                text.apply("form.readFields"),
                text.apply("form.number"),
                text.apply("form.duration"),
                text.apply("form.asText"),
                text.apply("form.asText.help"),
                text.apply("form.otherNode"),
                text.apply("form.nothing"),
                text.apply("help.about"),
                text.apply("form.part.open"),
                text.apply("form.part.newer"),
                selection(text),
                pipeline);
    }

    private static Map<String, String> selection(UnaryOperator<String> text) {
        Map<String, String> texts = new TreeMap<>();
        texts.put("selected", text.apply("panel.node.several"));
        COMMANDS.forEach(name -> texts.put(name, text.apply("canvas." + name)));
        return texts;
    }
}
