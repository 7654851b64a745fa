package dev.pipewright.designer.backfill;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.pipewright.designer.environment.EnvironmentChoice;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.designer.run.ParameterFields;
import dev.pipewright.engine.Mode;
import dev.pipewright.model.Node;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.environment.Environment;
import dev.pipewright.platform.backfill.BackFillRefusedException;
import dev.pipewright.platform.backfill.BackFillRequest;
import dev.pipewright.platform.backfill.BackFills;
import dev.pipewright.platform.backfill.SliceLength;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.version.Version;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Asks which range to read and in what slices, and says how many these are.
final class BackFillDialog extends Dialog {

    /// How long a slice is, as people choose it.
    private enum Length {
        DAY,
        WEEK,
        MONTH,
        DAYS
    }

    private final transient BackFills backFills;
    private final transient Person person;
    private final transient Version live;
    private final EnvironmentChoice environment;
    private final transient ParameterFields parameters;
    private final transient Inquiry counting = new Inquiry();
    private final transient Inquiry starting = new Inquiry();
    private final RadioButtonGroup<Node.Source> source = new RadioButtonGroup<>(getTranslation("backfill.source"));
    private final BackFillEnds ends = new BackFillEnds(this::count);
    private final RadioButtonGroup<Length> length = new RadioButtonGroup<>(getTranslation("backfill.length"));
    private final TextField days = new TextField(getTranslation("backfill.days"));
    private final TextField atOnce = new TextField(getTranslation("backfill.atOnce"));
    private final RadioButtonGroup<Boolean> stops = new RadioButtonGroup<>(getTranslation("backfill.stops"));
    private final RadioButtonGroup<Mode> modes = new RadioButtonGroup<>(getTranslation("runDialog.mode"));
    private final Paragraph warning = new Paragraph(getTranslation("runDialog.recordWarning"));
    private final Paragraph outcome = new Paragraph();
    private final Button start = new Button(getTranslation("backfill.start"));
    private final Button cancel = new Button(getTranslation("cancel"));

    /// @param sources those of the live version that read only changes; at least one
    BackFillDialog(
            Version live,
            List<Node.Source> sources,
            List<Environment> environments,
            BackFills backFills,
            Person person) {
        this.live = live;
        this.environment = new EnvironmentChoice(environments, this::showEnvironment);
        this.backFills = backFills;
        this.person = person;
        this.parameters = new ParameterFields(this, live.drawing().pipeline().parameters());
        setHeaderTitle(
                getTranslation("backfill.title", live.drawing().pipeline().name()));
        addClassName("pw-run-dialog");
        warning.addClassName("pw-warning");
        outcome.getElement().setAttribute("role", "status");
        ask(sources);
        var form = new Div(new Paragraph(getTranslation("backfill.text", live.number())));
        form.addClassName("pw-form");
        form.add(source, ends, length, days, atOnce, stops, environment, modes, warning);
        form.add(parameters.fields());
        form.add(outcome);
        add(form);
        start.addThemeVariants(ButtonVariant.PRIMARY);
        start.addClickListener(clicked -> start());
        cancel.addClickListener(clicked -> close());
        getFooter().add(cancel, start);
        askForEnds();
    }

    private void ask(List<Node.Source> sources) {
        source.setItemLabelGenerator(Node::name);
        source.setItems(sources);
        source.setValue(sources.getFirst());
        source.setVisible(sources.size() > 1);
        source.addValueChangeListener(changed -> askForEnds());
        length.setItemLabelGenerator(each -> getTranslation(
                switch (each) {
                    case DAY -> "backfill.day";
                    case WEEK -> "backfill.week";
                    case MONTH -> "backfill.month";
                    case DAYS -> "backfill.someDays";
                }));
        length.setItems(Length.values());
        length.setValue(Length.MONTH);
        length.addValueChangeListener(changed -> count());
        number(days, 10);
        number(atOnce, 1);
        stops.setItemLabelGenerator(stop -> getTranslation(stop ? "backfill.stops.rest" : "backfill.stops.others"));
        stops.setItems(true, false);
        stops.setValue(true);
        modes.setItemLabelGenerator(
                mode -> getTranslation(mode == Mode.RECORD ? "runDialog.modeRecord" : "runDialog.modeEstimate"));
        modes.setItems(Mode.values());
        modes.setValue(Mode.ESTIMATE);
        modes.addValueChangeListener(changed -> warning.setVisible(modes.getValue() == Mode.RECORD));
        warning.setVisible(false);
    }

    private void number(TextField field, int value) {
        field.setAllowedCharPattern("[0-9]");
        field.setMaxLength(4);
        field.setValue(String.valueOf(value));
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(changed -> count());
    }

    /// The number in a field; 0 if there is none.
    private static int number(TextField field) {
        return field.getValue().matches("[0-9]{1,4}") ? Integer.parseInt(field.getValue()) : 0;
    }

    private BackFillRequest request(String trigger) {
        // Nobody can choose slices of no days.
        int some = Math.max(1, number(days));
        Period period = switch (length.getValue()) {
            case DAY -> Period.ofDays(1);
            case WEEK -> Period.ofWeeks(1);
            case MONTH -> Period.ofMonths(1);
            case DAYS -> Period.ofDays(some);
        };
        return new BackFillRequest(
                person.tenant(),
                live.pipeline(),
                source.getValue().id().value(),
                ends.from(),
                ends.to(),
                new SliceLength(period),
                modes.getValue(),
                number(atOnce),
                stops.getValue(),
                parameters.values(),
                trigger,
                person.name(),
                environment.name());
    }

    /// The values of the environment, and what may be done there.
    private void showEnvironment() {
        Optional<Environment> chosen = environment.chosen();
        parameters.begin(chosen.map(one -> one.values(live.drawing().pipeline(), Map.of()))
                .orElse(Map.of()));
        boolean records = chosen.map(Environment::records).orElse(true);
        if (!records) {
            modes.setValue(Mode.ESTIMATE);
        }
        modes.setItemEnabledProvider(mode -> records || mode == Mode.ESTIMATE);
        askForEnds();
    }

    /// The ends are of the kind that the source's watermark has there.
    private void askForEnds() {
        ends.setVisible(false);
        try {
            ends.ask(backFills.ends(person.tenant(), live.pipeline(), source.getValue(), environment.name()));
            ends.setVisible(true);
            count();
        } catch (BackFillRefusedException refused) {
            counting.drop();
            start.setEnabled(false);
            say(Notices.said(Sentence.keptOf(refused)), true);
        }
    }

    /// Says how many slices the range has, or what is wrong with it.
    private void count() {
        days.setVisible(length.getValue() == Length.DAYS);
        start.setEnabled(false);
        if (ends.from().isEmpty() || ends.to().isEmpty()) {
            counting.drop();
            say(getTranslation("backfill.incomplete"), false);
            return;
        }
        BackFillRequest request = request("");
        counting.ask(
                () -> backFills.slices(request),
                slices -> {
                    start.setEnabled(true);
                    say(
                            getTranslation(
                                    "backfill.makes", slices, Formats.ofReader().number(slices)),
                            false);
                },
                trouble -> {
                    if (trouble instanceof BackFillRefusedException refused) {
                        say(Notices.said(Sentence.keptOf(refused)), true);
                    } else {
                        Notices.trouble(trouble);
                    }
                });
    }

    private void say(String sentence, boolean isFailure) {
        outcome.setText(sentence);
        outcome.setClassName("pw-failure", isFailure);
    }

    private void start() {
        if (!parameters.areComplete()) {
            return;
        }
        wait(true);
        BackFillRequest request = request("person:" + person.name() + ":" + UUID.randomUUID());
        starting.ask(() -> backFills.start(request), started -> close(), trouble -> {
            wait(false);
            if (trouble instanceof BackFillRefusedException refused) {
                Notices.refusal(refused, List.of());
            } else {
                Notices.trouble(trouble);
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
