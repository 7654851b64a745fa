package dev.pipewright.designer.run;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import dev.pipewright.engine.Mode;
import dev.pipewright.model.Parameter;
import dev.pipewright.platform.run.RunRequest.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Asks what to run and how, before a run starts.
public final class RunDialog extends Dialog {

    /// What a person chose.
    ///
    /// @param parameters as written; what was left empty is not in it
    public record Choice(Subject subject, Mode mode, Map<String, String> parameters) {}

    /// Starts what was chosen. It shows its own failures.
    public interface Starter {
        void start(Choice choice);
    }

    /// The ways to run a pipeline, from the safest.
    private enum Way {
        TRY_DRAFT(Subject.DRAFT, Mode.ESTIMATE, "runDialog.tryDraft"),
        ESTIMATE_LIVE(Subject.LIVE, Mode.ESTIMATE, "runDialog.estimateLive"),
        RECORD_LIVE(Subject.LIVE, Mode.RECORD, "runDialog.recordLive");

        private final Subject subject;
        private final Mode mode;
        private final String key;

        Way(Subject subject, Mode mode, String key) {
            this.subject = subject;
            this.mode = mode;
            this.key = key;
        }
    }

    private final RadioButtonGroup<Way> ways = new RadioButtonGroup<>();
    private final Map<String, TextField> fields = new LinkedHashMap<>();
    private final Button start = new Button();
    private final Paragraph warning = new Paragraph(getTranslation("runDialog.recordWarning"));

    /// @param published false leaves only the draft to try
    public RunDialog(String pipeline, boolean published, List<Parameter> parameters, Starter starter) {
        setHeaderTitle(getTranslation("runDialog.title", pipeline));
        addClassName("pw-run-dialog");
        warning.addClassName("pw-warning");
        ways.setLabel(getTranslation("runDialog.way"));
        ways.setItems(published ? List.of(Way.values()) : List.of(Way.TRY_DRAFT));
        ways.setItemLabelGenerator(way -> getTranslation(way.key));
        ways.addValueChangeListener(changed -> showWay());
        ways.setValue(published ? Way.ESTIMATE_LIVE : Way.TRY_DRAFT);
        var form = new Div(ways, warning);
        form.addClassName("pw-form");
        parameters.forEach(parameter -> form.add(field(parameter)));
        add(form);
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        start.addClickListener(clicked -> {
            close();
            starter.start(choice());
        });
        getFooter().add(new Button(getTranslation("cancel"), clicked -> close()), start);
    }

    private void showWay() {
        boolean records = ways.getValue().mode == Mode.RECORD;
        warning.setVisible(records);
        start.setText(getTranslation(records ? "runDialog.record" : "runDialog.start"));
    }

    private TextField field(Parameter parameter) {
        var field = new TextField(getTranslation("runDialog.parameter", parameter.name()));
        field.setHelperText(parameter.help());
        var standard = parameter.standard();
        if (standard == null) {
            field.setRequiredIndicatorVisible(true);
        } else {
            field.setValue(standard);
        }
        fields.put(parameter.name(), field);
        return field;
    }

    private Choice choice() {
        Map<String, String> parameters = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            if (!field.isEmpty()) {
                parameters.put(name, field.getValue());
            }
        });
        var way = ways.getValue();
        return new Choice(way.subject, way.mode, parameters);
    }
}
