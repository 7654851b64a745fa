package dev.pipewright.designer.backfill;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.pipewright.designer.environment.EnvironmentBadge;
import dev.pipewright.designer.look.Badge;
import dev.pipewright.designer.look.Badge.Tone;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.designer.run.RunWords;
import dev.pipewright.platform.backfill.BackFill;
import dev.pipewright.platform.backfill.BackFillRefusedException;
import dev.pipewright.platform.backfill.BackFillReport;
import dev.pipewright.platform.backfill.BackFillState;
import dev.pipewright.platform.backfill.BackFills;
import dev.pipewright.platform.backfill.SliceState;
import dev.pipewright.platform.people.Person;
import java.util.List;
import java.util.Locale;

/// How far one back-fill is, with its slices and what can be done about it.
final class BackFillCard extends Div {

    private final Formats formats = Formats.ofReader();
    private final Badge state = new Badge("", Tone.CALM);
    private final Paragraph slices = new Paragraph();
    private final Paragraph documents = new Paragraph();
    private final SliceStrip strip = new SliceStrip();
    private final Button pause;
    private final Button resume;
    private final Button retry;
    private final Button cancel;

    /// One act of a person.
    @FunctionalInterface
    private interface Act {
        void by(BackFill backFill, Person person);
    }

    BackFillCard(BackFill backFill, BackFills backFills, Person person) {
        addClassName("pw-backfill");
        pause = button(
                "backfill.pause", backFill, person, (of, by) -> backFills.pause(by.tenant(), of.id(), by.name()));
        resume = button(
                "backfill.resume", backFill, person, (of, by) -> backFills.resume(by.tenant(), of.id(), by.name()));
        retry = button(
                "backfill.retry", backFill, person, (of, by) -> backFills.retry(by.tenant(), of.id(), by.name()));
        cancel = button(
                "backfill.cancel", backFill, person, (of, by) -> backFills.cancel(by.tenant(), of.id(), by.name()));
        cancel.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        var badges =
                new Span(state, RunWords.badge(this, backFill.mode()), EnvironmentBadge.of(backFill.environment()));
        badges.addClassName("pw-badges");
        var begun = new Paragraph(getTranslation(
                "backfill.begun", backFill.version(), backFill.author(), formats.time(backFill.createdAt())));
        begun.addClassName("pw-soft");
        var buttons = new Div(pause, resume, retry, cancel);
        buttons.addClassName("pw-buttons");
        add(
                new H4(new DataText(backFill.from() + " – " + backFill.to())),
                badges,
                slices,
                strip,
                documents,
                begun,
                buttons);
    }

    private Button button(String key, BackFill backFill, Person person, Act act) {
        return new Button(getTranslation(key), clicked -> {
            try {
                act.by(backFill, person);
            } catch (BackFillRefusedException refused) {
                Notices.refusal(refused, List.of());
            }
        });
    }

    void show(BackFillReport report) {
        BackFill now = report.backFill();
        state.show(getTranslation("backfill.state." + word(now.state())), toneOf(now.state()));
        slices.setText(getTranslation(
                "backfill.slices",
                now.total(),
                now.count(SliceState.DONE),
                now.count(SliceState.RUNNING),
                now.count(SliceState.WAITING),
                now.count(SliceState.FAILED),
                now.count(SliceState.CANCELLED)));
        documents.setText(getTranslation(
                "backfill.documents",
                report.formed(),
                formats.number(report.formed()),
                formats.number(report.done()),
                formats.number(report.troubled()),
                report.refused(),
                formats.number(report.refused())));
        documents.setVisible(report.formed() + report.refused() > 0);
        strip.show(report);
        pause.setVisible(now.state() == BackFillState.RUNNING);
        resume.setVisible(now.mayResume());
        retry.setVisible(now.mayRetry());
        cancel.setVisible(!now.state().isFinal());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Tone toneOf(BackFillState state) {
        return switch (state) {
            case RUNNING -> Tone.RUN;
            case PAUSED, CANCELLED -> Tone.CALM;
            case STOPPED -> Tone.BAD;
            case DONE -> Tone.GOOD;
        };
    }
}
