package dev.pipewright.designer.begin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import dev.pipewright.engine.call.Presets;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.wanted.TargetField;
import dev.pipewright.platform.begin.Choice;
import dev.pipewright.platform.begin.Expressions;
import dev.pipewright.platform.begin.Offer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What the target requires and nothing that was read surely is: a control each, to choose a field or to type what all
/// documents have. What was decided stays there, to be changed.
final class GapsPart extends Div {

    private final transient Schema read;
    private final transient Choice choice;
    private final transient Offer offer;
    private final transient Consumer<Choice> changed;

    /// @param read the fields of the source
    /// @param changed told what a person has decided
    GapsPart(Schema read, Choice choice, Offer offer, Consumer<Choice> changed) {
        this.read = read;
        this.choice = choice;
        this.offer = offer;
        this.changed = changed;
        addClassName("pw-missing");
        var form = new Div();
        form.addClassName("pw-start-form");
        fields().values().forEach(field -> form.add(gap(field)));
        add(new H3(getTranslation("begin.missing")), new Paragraph(getTranslation("begin.missing.text")), form);
    }

    private Map<String, TargetField> fields() {
        Map<String, TargetField> fields = new LinkedHashMap<>();
        var target = Presets.requestOf(choice.preset());
        Stream<TargetField> decided = choice.given().keySet().stream()
                .sorted()
                .flatMap(path -> target.flatMap(tree -> tree.field(path)).stream());
        Stream.concat(decided, offer.missing().stream()).forEach(field -> fields.put(field.path(), field));
        return fields;
    }

    private Component gap(TargetField field) {
        String given = choice.given().getOrDefault(field.path(), "");
        List<String> choices = new ArrayList<>(Expressions.forField(field, read, offer));
        field.enumeration().forEach(each -> choices.add(Expressions.constant(each)));
        if (!given.isEmpty() && !choices.contains(given)) {
            choices.addFirst(given);
        }
        var value = new ComboBox<String>(field.path());
        value.getElement().setAttribute("translate", "no");
        value.setItems(choices);
        value.setAllowCustomValue(true);
        value.setClearButtonVisible(true);
        value.setHelperText(field.description());
        value.setPlaceholder(field.example());
        if (!given.isEmpty()) {
            value.setValue(given);
        }
        value.addCustomValueSetListener(typed -> changed.accept(choice.giving(
                field.path(), Expressions.constant(typed.getDetail().strip()))));
        value.addValueChangeListener(selected ->
                changed.accept(choice.giving(field.path(), selected.getValue() == null ? "" : selected.getValue())));
        return value;
    }
}
