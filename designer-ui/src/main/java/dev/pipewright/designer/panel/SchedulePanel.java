package dev.pipewright.designer.panel;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Sentence;
import dev.pipewright.platform.environment.Environments;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.schedule.Schedule;
import dev.pipewright.platform.schedule.Schedules;
import java.util.List;
import java.util.Optional;

/// When the pipeline runs by itself, and its next ten times; to set up, pause and take away.
public final class SchedulePanel extends Div {

    private static final int NEXT = 10;

    private final transient Schedules schedules;
    private final transient Environments environments;
    private final transient Person person;
    private final String pipeline;
    private final OrderedList next = new OrderedList();
    private final Paragraph refused = new Paragraph();
    private final Button save = new Button();
    private final Button pause = new Button();
    private final Button remove = new Button(getTranslation("schedule.remove"));
    private ScheduleForm form;
    private transient List<Parameter> shown = List.of();
    private transient Optional<Schedule> saved = Optional.empty();

    public SchedulePanel(Schedules schedules, Environments environments, Person person, String pipeline) {
        this.schedules = schedules;
        this.environments = environments;
        this.person = person;
        this.pipeline = pipeline;
        this.form = new ScheduleForm(List.of(), List.of(), this::showNext);
        addClassName("pw-panel");
        next.addClassName("pw-next");
        refused.addClassName("pw-failure");
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickListener(clicked -> saveForm());
        pause.addClickListener(clicked -> saved.ifPresent(this::switchPause));
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        remove.addClickListener(clicked -> {
            schedules.remove(person.tenant(), pipeline, person.name());
            fill(Optional.empty());
        });
        var sentence = new Paragraph(getTranslation("schedule.notPublished"));
        sentence.addClassName("pw-soft");
        add(sentence);
    }

    /// Shows the schedule of a pipeline that is published. Called again after it was published again: what a person is
    /// filling in stays, unless there are other parameters to fill in.
    ///
    /// @param parameters of the live version
    public void show(List<Parameter> parameters) {
        if (form.isAttached() && parameters.equals(shown)) {
            return;
        }
        shown = parameters;
        form = new ScheduleForm(parameters, environments.list(person.tenant()), this::showNext);
        var buttons = new Div(save, pause, remove);
        buttons.addClassName("pw-buttons");
        removeAll();
        var live = new Paragraph(getTranslation("schedule.live"));
        live.addClassName("pw-soft");
        add(refused, live, form, buttons, new H3(getTranslation("schedule.next")), next);
        fill(schedules.find(person.tenant(), pipeline));
    }

    private void fill(Optional<Schedule> schedule) {
        form.show(schedule);
        showSaved(schedule);
        showNext();
    }

    private void showSaved(Optional<Schedule> schedule) {
        saved = schedule;
        boolean paused = schedule.map(Schedule::paused).orElse(false);
        save.setText(getTranslation(schedule.isPresent() ? "schedule.change" : "schedule.save"));
        pause.setText(getTranslation(paused ? "schedule.resume" : "schedule.pause"));
        pause.setVisible(schedule.isPresent());
        remove.setVisible(schedule.isPresent());
        showRefusal();
    }

    private void showRefusal() {
        var refusal = schedules.refusals(person.tenant()).get(pipeline);
        refused.setVisible(refusal != null);
        if (refusal != null) {
            var time = Formats.ofReader().time(refusal.planned());
            refused.setText(getTranslation("schedule.refused", time, Notices.said(refusal.reason())));
        }
    }

    private void showNext() {
        next.removeAll();
        form.read(pipeline, false).ifPresent(schedule -> {
            try {
                var formats = new Formats(getLocale(), schedule.zone());
                schedules
                        .nextTimes(schedule.cron(), schedule.zone(), NEXT)
                        .forEach(time -> next.add(new ListItem(new DataText(formats.time(time)))));
                form.refuse(null);
            } catch (IllegalArgumentException noCron) {
                form.refuse(Notices.said(Sentence.keptOf(noCron)));
            }
        });
    }

    /// What is saved is paused or goes on; what a person is filling in stays as it is, unsaved.
    private void switchPause(Schedule kept) {
        var now = schedules.pause(person.tenant(), pipeline, !kept.paused(), person.name());
        showSaved(now);
        now.ifPresent(
                schedule -> Notices.done(getTranslation(schedule.paused() ? "schedule.paused" : "schedule.resumed")));
    }

    private void saveForm() {
        boolean paused = saved.map(Schedule::paused).orElse(false);
        if (!form.areParametersRight()) {
            return;
        }
        form.read(pipeline, paused)
                .ifPresentOrElse(this::save, () -> Notices.problem(getTranslation("schedule.incomplete")));
    }

    private void save(Schedule schedule) {
        try {
            fill(Optional.of(schedules.save(person.tenant(), schedule, person.name())));
            Notices.done(getTranslation("schedule.saved"));
        } catch (IllegalArgumentException noCron) {
            form.refuse(Notices.said(Sentence.keptOf(noCron)));
        }
    }
}
