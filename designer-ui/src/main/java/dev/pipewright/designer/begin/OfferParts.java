package dev.pipewright.designer.begin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.pipewright.designer.connection.ConnectionDialogs;
import dev.pipewright.designer.connection.FieldTypeWords;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.ListTable;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.call.Presets;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.schema.Field;
import dev.pipewright.platform.begin.BeginningDesk;
import dev.pipewright.platform.begin.Choice;
import dev.pipewright.platform.begin.FieldLook;
import dev.pipewright.platform.begin.Offer;
import dev.pipewright.platform.connection.StreamLook;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Shows what pipeline is offered, and lets a person decide what nobody could find out.
@SpringComponent
class OfferParts {

    /// The target that is offered first.
    static final String USUAL = "taxman-v1";

    private final BeginningDesk desk;
    private final ConnectionDialogs dialogs;

    OfferParts(BeginningDesk desk, ConnectionDialogs dialogs) {
        this.desk = desk;
        this.dialogs = dialogs;
    }

    private static String text(String key, Object... values) {
        return UI.getCurrentOrThrow().getTranslation(key, values);
    }

    /// @param changed told what a person has decided instead
    /// @param begin called when the pipeline is to be made
    Section of(TenantId tenant, StreamLook look, Choice choice, Offer offer, Consumer<Choice> changed, Runnable begin) {
        var create = new Button(text("begin.create"), clicked -> begin.run());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.setDisableOnClick(true);
        var form = new Div(
                name(choice, offer, changed),
                preset(choice, changed),
                connection(tenant, choice, offer, changed),
                groupBy(look, choice, offer, changed));
        form.addClassName("pw-start-form");
        var section = new Section(new H2(text("begin.offer")), form, found(offer));
        if (!offer.missing().isEmpty() || !choice.given().isEmpty()) {
            section.add(new GapsPart(look.details().stream().schema(), choice, offer, changed));
        }
        section.add(create, lines(offer), fields(section, look, offer));
        section.addClassName("pw-offer");
        return section;
    }

    private static Component name(Choice choice, Offer offer, Consumer<Choice> changed) {
        var name = new TextField(text("pipeline.name"));
        name.getElement().setAttribute("translate", "no");
        name.setValue(offer.name());
        name.addValueChangeListener(
                typed -> changed.accept(choice.named(typed.getValue().strip())));
        return name;
    }

    private static Component preset(Choice choice, Consumer<Choice> changed) {
        var preset = new Select<String>();
        preset.setLabel(text("begin.preset"));
        preset.setItems(Presets.names().stream()
                .filter(name -> Presets.requestOf(name).isPresent())
                .sorted(Comparator.comparing((String name) -> !name.equals(USUAL))
                        .thenComparing(name -> name))
                .toList());
        preset.setItemLabelGenerator(name -> text("palette.preset." + name));
        preset.setValue(choice.preset());
        preset.addValueChangeListener(chosen -> changed.accept(choice.to(chosen.getValue())));
        return preset;
    }

    private Component connection(TenantId tenant, Choice choice, Offer offer, Consumer<Choice> changed) {
        Consumer<String> chosen = name -> changed.accept(choice.calling(name));
        List<String> hosts = desk.hosts(tenant);
        var connection = new Select<String>();
        connection.setLabel(text("begin.connection"));
        connection.getElement().setAttribute("translate", "no");
        connection.setItems(hosts);
        if (hosts.contains(offer.connection())) {
            connection.setValue(offer.connection());
        }
        connection.addValueChangeListener(selected -> chosen.accept(selected.getValue()));
        if (!offer.connection().isEmpty()) {
            return connection;
        }
        connection.setHelperText(text("begin.connection.none"));
        var add = new Button(text("connection.add"), clicked -> dialogs.add(BeginningDesk.CALLED, chosen));
        return new Div(connection, add);
    }

    private static Component groupBy(StreamLook look, Choice choice, Offer offer, Consumer<Choice> changed) {
        var fields = new MultiSelectComboBox<String>(text("begin.groupBy"));
        fields.getElement().setAttribute("translate", "no");
        fields.setItems(look.details().stream().schema().fields().stream()
                .filter(field -> field.type().fields().isUnknown())
                .map(Field::name)
                .toList());
        fields.setValue(offer.groupBy());
        fields.setHelperText(text(offer.groupBy().isEmpty() ? "begin.groupBy.none" : "begin.groupBy.some"));
        fields.addValueChangeListener(selected -> changed.accept(choice.groupedBy(List.copyOf(selected.getValue()))));
        return fields;
    }

    private static Component found(Offer offer) {
        int required = offer.coverage().fields().size();
        var found = new Paragraph(text(
                "begin.found",
                required - offer.coverage().missing(),
                required,
                offer.target(),
                offer.lines().size()));
        found.getElement().setAttribute("role", "status");
        return found;
    }

    private static Component lines(Offer offer) {
        var language = Sentences.in(UI.getCurrentOrThrow().getLocale());
        Map<String, String> reasons = offer.suggestions().stream()
                .collect(
                        Collectors.toMap(each -> each.target(), each -> language.text(each.reason()), (one, _) -> one));
        var table = new ListTable("begin.line.target", "begin.line.expression", "begin.line.reason");
        offer.lines()
                .forEach(line -> table.getBody()
                        .add(table.line(
                                DataText.mono(line.target()),
                                DataText.mono(line.expression()),
                                new Span(reasons.getOrDefault(line.target(), text("begin.line.given"))))));
        return new Details(text("begin.lines", offer.lines().size()), table);
    }

    private static Component fields(Component reader, StreamLook look, Offer offer) {
        var table = new ListTable("stream.field", "stream.type", "begin.field.roles");
        FieldLook.of(look, offer)
                .forEach(field -> table.getBody()
                        .add(table.line(
                                DataText.mono(field.name()),
                                new Span(FieldTypeWords.of(reader, field.type())),
                                new Span(field.roles().stream()
                                        .sorted()
                                        .map(role ->
                                                text("begin.role." + role.name().toLowerCase(Locale.ROOT)))
                                        .collect(Collectors.joining(", "))))));
        return new Details(
                text("stream.fields", look.details().stream().schema().fields().size()), table);
    }
}
