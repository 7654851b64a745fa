package dev.pipewright.designer.panel;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.model.Parameter;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.schedule.Schedule;
import dev.pipewright.platform.schedule.Schedules;
import java.util.List;
import java.util.Optional;

/// When the pipeline runs by itself, and its next ten times; to set up, pause and take away.
public final class SchedulePanel extends Div {

    private static final int NEXT = 10;

    private final transient Schedules schedules;
    private final transient Person person;
    private final String pipeline;
    private final ScheduleForm form;
    private final OrderedList next = new OrderedList();
    private final Paragraph refused = new Paragraph();
    private final Button save = new Button();
    private final Button pause = new Button();
    private final Button remove = new Button(getTranslation("schedule.remove"));
    private transient Optional<Schedule> saved = Optional.empty();

    public SchedulePanel(Schedules schedules, Person person, CatalogueEntry entry, List<Parameter> parameters) {
        this.schedules = schedules;
        this.person = person;
        this.pipeline = entry.id();
        this.form = new ScheduleForm(parameters, this::showNext);
        addClassName("pw-panel");
        if (entry.live() == null) {
            var sentence = new Paragraph(getTranslation("schedule.notPublished"));
            sentence.addClassName("pw-soft");
            add(sentence);
            return;
        }
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClickListener(clicked -> save(false));
        pause.addClickListener(clicked -> save(!saved.map(Schedule::paused).orElse(true)));
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
        remove.addClickListener(clicked -> {
            schedules.remove(person.tenant(), pipeline, person.name());
            show(Optional.empty());
        });
        var buttons = new Div(save, pause, remove);
        buttons.addClassName("pw-buttons");
        next.addClassName("pw-next");
        refused.addClassName("pw-failure");
        add(refused, form, buttons, new H3(getTranslation("schedule.next")), next);
        show(schedules.find(person.tenant(), pipeline));
    }

    private void show(Optional<Schedule> schedule) {
        saved = schedule;
        form.show(schedule);
        boolean paused = schedule.map(Schedule::paused).orElse(false);
        save.setText(getTranslation(schedule.isPresent() ? "schedule.change" : "schedule.save"));
        pause.setText(getTranslation(paused ? "schedule.resume" : "schedule.pause"));
        pause.setVisible(schedule.isPresent());
        remove.setVisible(schedule.isPresent());
        showRefusal();
        showNext();
    }

    private void showRefusal() {
        refused.removeAll();
        var refusal = schedules.refusals(person.tenant()).get(pipeline);
        refused.setVisible(refusal != null);
        if (refusal != null) {
            var time = Formats.ofReader().time(refusal.planned());
            refused.add(new Span(getTranslation("schedule.refused", time)), new DataText(" " + refusal.reason()));
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
                form.accept();
            } catch (IllegalArgumentException noCron) {
                form.refuse(noCron.getMessage());
            }
        });
    }

    private void save(boolean paused) {
        form.read(pipeline, paused)
                .ifPresentOrElse(this::save, () -> Notices.problem(getTranslation("schedule.incomplete")));
    }

    private void save(Schedule schedule) {
        try {
            show(Optional.of(schedules.save(person.tenant(), schedule, person.name())));
            Notices.done(getTranslation(schedule.paused() ? "schedule.paused" : "schedule.saved"));
        } catch (IllegalArgumentException noCron) {
            form.refuse(noCron.getMessage());
        }
    }
}
