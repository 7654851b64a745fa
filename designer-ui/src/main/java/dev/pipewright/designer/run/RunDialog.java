package dev.pipewright.designer.run;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import dev.pipewright.designer.environment.EnvironmentChoice;
import dev.pipewright.engine.Mode;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.environment.Environment;
import dev.pipewright.platform.run.RunRequest.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Asks how to run something, before a run starts.
public final class RunDialog extends Dialog {

    /// What a person chose.
    ///
    /// @param parameters as written; what was left empty is not in it
    /// @param environment the name of one; empty for the connections that are drawn
    public record Choice(Subject subject, Mode mode, Map<String, String> parameters, String environment) {

        /// A run with the connections that are drawn.
        public Choice(Subject subject, Mode mode, Map<String, String> parameters) {
            this(subject, mode, parameters, "");
        }
    }

    /// Starts what was chosen. It shows its own failures.
    public interface Starter {

        /// Starts it, which may take a while.
        ///
        /// @param done told when it is known, with false if the run did not start
        void start(Choice choice, Consumer<Boolean> done);
    }

    private final Subject subject;
    private final RadioButtonGroup<Mode> modes = new RadioButtonGroup<>();
    private final transient Pipeline pipeline;
    private final EnvironmentChoice environment;
    private final ParameterFields parameters;
    private final Button start = new Button();
    private final Button cancel = new Button(getTranslation("cancel"));
    private final Paragraph warning = new Paragraph(getTranslation("runDialog.recordWarning"));

    private RunDialog(
            Subject subject, Pipeline pipeline, int version, List<Environment> environments, Starter starter) {
        this.subject = subject;
        environment = new EnvironmentChoice(environments, this::showEnvironment);
        this.pipeline = pipeline;
        boolean draft = subject == Subject.DRAFT;
        setHeaderTitle(getTranslation(draft ? "runDialog.tryTitle" : "runDialog.title", pipeline.name()));
        addClassName("pw-run-dialog");
        warning.addClassName("pw-warning");
        var text = new Paragraph(getTranslation(draft ? "runDialog.tryText" : "runDialog.text", version));
        var form = new Div(text, environment, modes, warning);
        form.addClassName("pw-form");
        parameters = new ParameterFields(this, pipeline.parameters());
        form.add(parameters.fields());
        add(form);
        start.addThemeVariants(ButtonVariant.PRIMARY);
        start.addClickListener(clicked -> start(starter));
        cancel.addClickListener(clicked -> close());
        getFooter().add(cancel, start);
        modes.setLabel(getTranslation("runDialog.mode"));
        modes.setItemLabelGenerator(
                mode -> getTranslation(mode == Mode.RECORD ? "runDialog.modeRecord" : "runDialog.modeEstimate"));
        modes.addValueChangeListener(changed -> showMode());
        modes.setItems(draft ? List.of(Mode.ESTIMATE) : List.of(Mode.values()));
        modes.setValue(Mode.ESTIMATE);
        modes.setVisible(!draft);
        showMode();
    }

    /// Asks before a draft is tried.
    ///
    /// @param environments those to choose from
    public static RunDialog ofDraft(Pipeline draft, List<Environment> environments, Starter starter) {
        return new RunDialog(Subject.DRAFT, draft, 0, environments, starter);
    }

    /// Asks before the live version runs.
    ///
    /// @param version its number
    /// @param environments those to choose from
    public static RunDialog ofLive(Pipeline live, int version, List<Environment> environments, Starter starter) {
        return new RunDialog(Subject.LIVE, live, version, environments, starter);
    }

    private void start(Starter starter) {
        if (parameters.areComplete()) {
            wait(true);
            starter.start(choice(), started -> {
                wait(false);
                if (started) {
                    close();
                }
            });
        }
    }

    /// A start that is under way cannot be taken back here.
    private void wait(boolean waits) {
        start.setEnabled(!waits);
        cancel.setEnabled(!waits);
        setCloseOnEsc(!waits);
        setCloseOnOutsideClick(!waits);
    }

    /// The values of the environment, and what may be done there.
    private void showEnvironment() {
        Optional<Environment> chosen = environment.chosen();
        parameters.begin(chosen.map(one -> one.values(pipeline, Map.of())).orElse(Map.of()));
        boolean records = chosen.map(Environment::records).orElse(true);
        if (!records) {
            modes.setValue(Mode.ESTIMATE);
        }
        modes.setItemEnabledProvider(mode -> records || mode == Mode.ESTIMATE);
    }

    private void showMode() {
        boolean records = modes.getValue() == Mode.RECORD;
        warning.setVisible(records);
        start.setText(getTranslation(
                records ? "runDialog.record" : subject == Subject.DRAFT ? "runDialog.try" : "runDialog.start"));
    }

    private Choice choice() {
        return new Choice(subject, modes.getValue(), parameters.values(), environment.name());
    }
}
