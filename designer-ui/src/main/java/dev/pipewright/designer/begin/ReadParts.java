package dev.pipewright.designer.begin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.connectors.spi.settings.SettingsForm;
import dev.pipewright.designer.connection.SettingsFields;
import dev.pipewright.designer.look.SaidText;
import dev.pipewright.designer.look.SampleTable;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.begin.Beginning;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.connection.StreamLook;
import java.util.Set;
import java.util.function.Consumer;

/// Shows what was read, and lets it be read otherwise.
@SpringComponent
class ReadParts {

    private static final int SHOWN = 5;
    private static final int NAMED = 5;

    private final Connections connections;
    private final ConnectorCatalogue connectors;

    ReadParts(Connections connections, ConnectorCatalogue connectors) {
        this.connections = connections;
        this.connectors = connectors;
    }

    private static String text(String key, Object... values) {
        return UI.getCurrentOrThrow().getTranslation(key, values);
    }

    /// @param again told how to read instead
    Section of(TenantId tenant, Beginning beginning, StreamLook look, Consumer<Beginning> again) {
        var section = new Section(new H2(text("begin.read", beginning.stream().name())));
        section.addClassName("pw-read");
        String trouble = look.trouble();
        if (trouble != null) {
            var warning = new Paragraph(new SaidText(trouble));
            warning.addClassName("pw-warning");
            section.add(warning);
        } else if (look.sample().isEmpty()) {
            section.add(new Paragraph(text("begin.read.none")));
        } else {
            section.add(new SampleTable(
                    look.details().stream().schema().fields(),
                    look.sample().stream().limit(SHOWN).toList()));
        }
        if (!look.unreadable().isEmpty()) {
            section.add(unreadable(look));
        }
        section.add(settings(tenant, beginning, again));
        return section;
    }

    private static Component unreadable(StreamLook look) {
        var list = new UnorderedList();
        look.unreadable().stream()
                .limit(NAMED)
                .forEach(unreadable -> list.add(new ListItem(new SaidText(unreadable.message()))));
        var warning = new Div(
                new Paragraph(text("begin.read.broken", look.unreadable().size())), list);
        warning.addClassName("pw-warning");
        warning.getElement().setAttribute("role", "status");
        return warning;
    }

    /// The settings by which it was read, to be changed.
    Component settings(TenantId tenant, Beginning beginning, Consumer<Beginning> again) {
        return connections
                .find(tenant, beginning.connection())
                .map(saved -> connectors.get(saved.connector()).sourceSettings())
                .<Component>map(type -> {
                    var body = new Div();
                    var fields = new SettingsFields(
                            SettingsForm.of(type),
                            beginning.stream().settings(),
                            Set.of(),
                            typed -> SettingsBinder.problems(type, typed),
                            () -> {});
                    var read = new Button(text("begin.read.again"), clicked -> {
                        if (fields.areRight()) {
                            again.accept(beginning.readBy(fields.values()));
                        }
                    });
                    body.add(fields, read);
                    body.addClassName("pw-read-settings");
                    return new Details(text("begin.read.settings"), body);
                })
                .orElseGet(Div::new);
    }
}
