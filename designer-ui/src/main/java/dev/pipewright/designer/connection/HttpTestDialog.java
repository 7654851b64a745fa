package dev.pipewright.designer.connection;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.http.HttpTestRead;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.connectors.spi.settings.SettingsForm;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.engine.SettingTexts;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.catalogue.SavedConnection;
import dev.pipewright.platform.connection.HttpTestRequest;
import dev.pipewright.platform.connection.HttpTests;
import dev.pipewright.platform.connection.UnsavedConnection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Describes what to read over HTTP, and tries it: at most [HttpTestRead#MOST_CALLS] requests go out, and each is shown
/// with its answer. What was typed is there again the next time.
final class HttpTestDialog extends Dialog {

    private final transient HttpTests tests;
    private final transient TenantId tenant;
    private final transient SavedConnection connection;
    private final transient Inquiry inquiry = new Inquiry();
    private final transient Map<String, TextField> values = new LinkedHashMap<>();
    private final transient Map<String, String> kept;
    private final SettingsFields source;
    private final Div open = new Div();
    private final Div answers = new Div();
    private final Button send = new Button(getTranslation("httpTest.send"));
    private final Button stop = new Button(getTranslation("connection.test.stop"));

    HttpTestDialog(ConnectorCatalogue connectors, HttpTests tests, TenantId tenant, SavedConnection connection) {
        this.tests = tests;
        this.tenant = tenant;
        this.connection = connection;
        HttpTestRequest last = tests.last(tenant, connection.name())
                .orElseGet(() -> new HttpTestRequest(Map.of("path", "/"), Map.of()));
        this.kept = last.values();
        setHeaderTitle(getTranslation("httpTest.title", connection.name()));
        addClassName("pw-http-test");
        setCloseOnOutsideClick(false);
        var type = connectors.get(connection.connector()).sourceSettings();
        source = new SettingsFields(
                SettingsForm.of(type),
                last.source(),
                Set.of(),
                typed -> SettingsBinder.problems(type, typed),
                this::showOpenValues);
        open.addClassName("pw-form");
        answers.addClassName("pw-answers");
        answers.getElement().setAttribute("role", "region");
        answers.getElement().setAttribute("aria-label", getTranslation("httpTest.answers"));
        answers.getElement().setAttribute("tabindex", "0");
        hint(getTranslation("httpTest.hint", HttpTestRead.MOST_CALLS));
        var tried = new Div(open, answers);
        tried.addClassName("pw-tries");
        var both = new Div(source, tried);
        both.addClassName("pw-http-test-body");
        add(both);
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.addClickListener(clicked -> send());
        stop.addClickListener(clicked -> {
            inquiry.drop();
            waits(false);
            hint(getTranslation("httpTest.stopped"));
        });
        addDetachListener(detached -> inquiry.drop());
        getFooter().add(new Button(getTranslation("close"), clicked -> close()), stop, send);
        waits(false);
        showOpenValues();
    }

    private void hint(String sentence) {
        answers.removeAll();
        var hint = new Paragraph(sentence);
        hint.addClassName("pw-soft");
        answers.add(hint);
    }

    /// A field for each value that the settings leave open; one that stays keeps what was typed.
    private void showOpenValues() {
        Set<String> names = SettingTexts.namesIn(source.values());
        values.keySet().retainAll(names);
        open.removeAll();
        if (!names.isEmpty()) {
            open.add(new H3(getTranslation("httpTest.values")));
        }
        for (String name : names) {
            open.add(values.computeIfAbsent(name, this::valueField));
        }
    }

    private TextField valueField(String name) {
        var field = new TextField(name);
        field.getElement().setAttribute("translate", "no");
        field.setValue(kept.getOrDefault(name, ""));
        return field;
    }

    private void waits(boolean waits) {
        send.setEnabled(!waits);
        stop.setVisible(waits);
    }

    /// What was sent and what came of it.
    private record Answer(HttpTestRead.Outcome outcome, HttpTests.Started test) {}

    private void send() {
        if (!source.areRight()) {
            return;
        }
        Map<String, String> typed = new LinkedHashMap<>();
        values.forEach((name, field) -> typed.put(name, field.getValue()));
        var request = new HttpTestRequest(source.values(), typed);
        waits(true);
        hint(getTranslation("httpTest.sending"));
        inquiry.ask(
                () -> {
                    tests.keep(tenant, connection.name(), request);
                    HttpTests.Started test = tests.prepare(tenant, UnsavedConnection.of(connection), request);
                    return new Answer(test.run(), test);
                },
                answer -> {
                    waits(false);
                    show(answer);
                },
                trouble -> {
                    waits(false);
                    hint(Spoken.of(trouble));
                });
    }

    private void show(Answer answer) {
        HttpTestRead.Outcome outcome = answer.outcome();
        var calls = answer.test().calls();
        hint(sentence(outcome, calls.size()));
        String trouble = outcome.trouble();
        if (trouble != null) {
            var warning = new Paragraph(Notices.said(trouble));
            warning.addClassName("pw-warning");
            answers.add(warning);
        }
        for (int i = 0; i < calls.size(); i++) {
            answers.add(new TestCallDetails(i + 1, calls.get(i)));
        }
        List<Object> records = outcome.records();
        if (!records.isEmpty()) {
            answers.add(new H3(getTranslation("httpTest.records", records.size())));
            records.forEach(record -> {
                var line = DataText.mono(JsonValues.text(record));
                var row = new Div(line);
                row.addClassName("pw-record");
                answers.add(row);
            });
        }
    }

    private String sentence(HttpTestRead.Outcome outcome, int calls) {
        return switch (outcome.end()) {
            case ALL_READ -> getTranslation("httpTest.allRead", outcome.count(), calls);
            case ENOUGH_CALLS -> getTranslation("httpTest.enough", outcome.count(), calls);
            case TROUBLE -> getTranslation("httpTest.trouble", calls);
        };
    }
}
