package dev.pipewright.designer.run;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.correction.RecordChange;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.Cause;
import dev.pipewright.engine.ledger.DocumentQuery;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.model.Sentences;
import dev.pipewright.platform.run.ReplayRequest.Version;
import dev.pipewright.platform.run.ReplayRequest.What;
import dev.pipewright.platform.run.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Asks what of a run to do again and how, and says how many documents that are.
final class ReplayDialog extends Dialog {

    /// What a person chose.
    ///
    /// @param changes what to change in the records before
    record Chosen(What what, Version version, Mode mode, List<RecordChange> changes) {

        Chosen {
            changes = List.copyOf(changes);
        }
    }

    /// Starts what was chosen. It shows its own failures.
    interface Starter {

        /// Starts it, which may take a while.
        ///
        /// @param done told when it is known, with false if the replay did not start
        void start(Chosen chosen, Consumer<Boolean> done);
    }

    /// @param what null for what the query says
    private record Part(@Nullable What what, String label) {}

    private final RadioButtonGroup<Part> parts = new RadioButtonGroup<>();
    private final TextField code = new TextField(getTranslation("replay.code"));
    private final CheckboxGroup<DocumentState> states = new CheckboxGroup<>();
    private final Div query = new Div(code, states);
    private final RadioButtonGroup<Version> versions = new RadioButtonGroup<>();
    private final ModeChoice modes;
    private final Button start = new Button(getTranslation("replay.start"));
    private final Button cancel = new Button(getTranslation("cancel"));

    ReplayDialog(RunReport report, List<Cause> causes, Starter starter) {
        setHeaderTitle(getTranslation("replay.title", report.run().pipelineName()));
        addClassName("pw-run-dialog");
        parts.setLabel(getTranslation("replay.what"));
        parts.setItemLabelGenerator(Part::label);
        var choices = new ArrayList<>(List.of(new Part(new What.All(), allOf(report))));
        causes.forEach(cause -> choices.add(new Part(new What.OfCause(cause.key()), labelOf(cause))));
        choices.add(new Part(null, getTranslation("replay.query")));
        parts.setItems(choices);
        parts.addValueChangeListener(changed -> showQuery());
        parts.setValue(choices.getFirst());
        code.setHelperText(getTranslation("replay.code.help"));
        code.setValueChangeMode(ValueChangeMode.EAGER);
        code.addValueChangeListener(changed -> showQuery());
        states.setLabel(getTranslation("replay.states"));
        states.setItems(DocumentState.values());
        states.setItemLabelGenerator(
                state -> getTranslation("balance." + state.name().toLowerCase(Locale.ROOT)));
        states.addValueChangeListener(changed -> showQuery());
        query.addClassName("pw-form");
        showQuery();
        versions.setLabel(getTranslation("replay.version"));
        versions.setItemLabelGenerator(
                version -> getTranslation(version == Version.OWN ? "replay.versionOwn" : "replay.versionLive"));
        versions.setItems(Version.values());
        versions.setValue(Version.OWN);
        modes = new ModeChoice(report.run().mode());
        var form = new Div(new Paragraph(getTranslation("replay.text")), parts, query, versions, modes);
        form.addClassName("pw-form");
        add(form);
        start.addThemeVariants(ButtonVariant.PRIMARY);
        start.addClickListener(clicked -> start(starter));
        cancel.addClickListener(clicked -> close());
        getFooter().add(cancel, start);
    }

    /// A query that says nothing would mean all.
    private void showQuery() {
        boolean asked = parts.getValue().what() == null;
        query.setVisible(asked);
        start.setEnabled(!asked || !query().isOpen());
    }

    private DocumentQuery query() {
        String wanted = code.getValue().strip();
        return new DocumentQuery(null, null, wanted.isEmpty() ? null : wanted, states.getValue(), null, null);
    }

    private String allOf(RunReport report) {
        long formed =
                report.calls().values().stream().mapToLong(Balance::formed).sum();
        return formed == 0
                ? getTranslation("replay.allRead")
                : getTranslation("replay.all", formed, Formats.ofReader().number(formed));
    }

    private String labelOf(Cause cause) {
        var state = cause.state();
        String sentence = cause.message().isEmpty() && state != null
                ? getTranslation("cause." + state.name().toLowerCase(Locale.ROOT))
                : Sentences.in(getLocale()).read(cause.message());
        String many = getTranslation(
                state == null ? "attention.records" : "attention.documents",
                cause.count(),
                Formats.ofReader().number(cause.count()));
        return getTranslation("replay.cause", many, sentence);
    }

    private void start(Starter starter) {
        wait(true);
        What chosen = parts.getValue().what();
        var what = chosen == null ? new What.OfQuery(query()) : chosen;
        starter.start(new Chosen(what, versions.getValue(), modes.mode(), List.of()), started -> {
            wait(false);
            if (started) {
                close();
            }
        });
    }

    /// A start that is under way cannot be taken back here.
    private void wait(boolean waits) {
        start.setEnabled(!waits);
        cancel.setEnabled(!waits);
        setCloseOnEsc(!waits);
        setCloseOnOutsideClick(!waits);
    }
}
