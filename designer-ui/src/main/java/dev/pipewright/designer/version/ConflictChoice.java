package dev.pipewright.designer.version;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.model.change.Conflict;
import org.jspecify.annotations.Nullable;

/// One conflict: the node, the field, and both values to choose from.
final class ConflictChoice extends Div {

    private final transient Conflict conflict;
    private final RadioButtonGroup<String> sides = new RadioButtonGroup<>();

    private static final String OURS = "ours";
    private static final String THEIRS = "theirs";

    /// @param theirs the key of what the other side is called
    /// @param decided called when a person has chosen
    ConflictChoice(Conflict conflict, String theirs, Runnable decided) {
        this.conflict = conflict;
        addClassName("pw-conflict");
        sides.setLabel(label());
        sides.setItems(OURS, THEIRS);
        sides.setRenderer(new ComponentRenderer<>(side -> side.equals(OURS)
                ? option("merge.ours", conflict.ours(), conflict.theirs())
                : option(theirs, conflict.theirs(), conflict.ours())));
        sides.addValueChangeListener(chosen -> decided.run());
        add(sides);
    }

    Conflict conflict() {
        return conflict;
    }

    boolean isDecided() {
        return !sides.isEmpty();
    }

    boolean takesTheirs() {
        return THEIRS.equals(sides.getValue());
    }

    private String label() {
        String field = conflict.field();
        String subject = conflict.isOfParameter()
                ? getTranslation("diff.parameter") + " " + conflict.subject()
                : conflict.subject();
        if (field.isEmpty()) {
            return subject;
        }
        String name = ChangeValue.nameOf(field);
        return subject + " · " + (ChangeValue.isLine(field) ? getTranslation("diff.line") + " " + name : name);
    }

    private Div option(String side, @Nullable String value, @Nullable String other) {
        var option = new Div(new Span(getTranslation(side) + " "));
        if (value == null) {
            option.add(new Span(getTranslation("merge.removed")));
        } else if (conflict.field().isEmpty() && other == null) {
            option.add(new Span(getTranslation("merge.kept")));
        } else {
            option.add(DataText.mono(ChangeValue.textOf(conflict.field(), value)));
        }
        option.addClassName("pw-conflict-side");
        return option;
    }
}
