package dev.pipewright.designer.shadow;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.LiveReading;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.designer.look.SaidText;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.run.RunRefusedException;
import dev.pipewright.platform.shadow.PublishGate;
import dev.pipewright.platform.shadow.Shadow;
import dev.pipewright.platform.shadow.ShadowRefusedException;
import dev.pipewright.platform.shadow.ShadowReport;
import dev.pipewright.platform.shadow.ShadowRequest;
import dev.pipewright.platform.shadow.ShadowRuns;
import java.util.List;
import java.util.Optional;

/// Compares the draft with the live version before it is published: on which documents, how far it is, what changes
/// in numbers, and the word of the person that this is meant. A comparison goes on when its page is left.
///
/// Used under the page's lock.
public final class ShadowPanel extends Div {

    private final transient ShadowRuns shadows;
    private final transient Person person;
    private final String pipeline;
    private final transient Inquiry inquiry = new Inquiry();
    private final ShadowScope scope = new ShadowScope();
    private final Button compare = new Button(getTranslation("shadow.compare"), clicked -> compare());
    private final Div shown = new Div();

    public ShadowPanel(ShadowRuns shadows, PublishGate gate, Person person, String pipeline) {
        this.shadows = shadows;
        this.person = person;
        this.pipeline = pipeline;
        addClassNames("pw-form", "pw-shadow");
        var line = new Div(scope, compare);
        line.addClassName("pw-shadow-start");
        shown.addClassName("pw-shadow-shown");
        add(
                new H3(getTranslation("shadow.title")),
                new Paragraph(getTranslation("shadow.text")),
                line,
                shown,
                demand(gate));
        LiveReading.of(
                this,
                () -> Optional.ofNullable(ShadowNews.newest(shadows, person.tenant(), pipeline)),
                read -> false,
                read -> read.ifPresent(this::show));
    }

    private Checkbox demand(PublishGate gate) {
        var demanded = new Checkbox(getTranslation("shadow.demand"), gate.isDemanded(person.tenant(), pipeline));
        demanded.addValueChangeListener(
                changed -> gate.demand(person.tenant(), pipeline, changed.getValue(), person.name()));
        return demanded;
    }

    private void compare() {
        scope.what().ifPresent(what -> {
            compare.setEnabled(false);
            inquiry.ask(
                    () -> shadows.start(new ShadowRequest(person.tenant(), pipeline, null, what, person.name())),
                    begun -> {},
                    this::refused);
        });
    }

    private void refused(RuntimeException trouble) {
        compare.setEnabled(true);
        switch (trouble) {
            case RunRefusedException refused -> Notices.refusal(refused, refused.problems());
            case ShadowRefusedException refused -> Notices.refusal(refused, List.of());
            default -> Notices.trouble(trouble);
        }
    }

    private void show(ShadowNews news) {
        Shadow shadow = news.shadow();
        shown.removeAll();
        switch (shadow.state()) {
            case RUNNING -> {
                compare.setEnabled(false);
                shown.add(
                        new Paragraph(getTranslation("shadow.running", news.settled(), news.expected())),
                        new Button(getTranslation("cancel.comparison"), clicked -> cancel(shadow)));
            }
            case DONE, FAILED, CANCELLED -> {
                compare.setEnabled(true);
                showEnd(news);
            }
        }
    }

    private void showEnd(ShadowNews news) {
        ShadowReport report = news.report();
        String trouble = news.shadow().trouble();
        if (!news.isCurrent()) {
            shown.add(new Paragraph(getTranslation("shadow.outdated")));
        } else if (report != null) {
            shown.add(new ShadowTotals(report), link(news.shadow()));
            confirmation(news.shadow(), report).ifPresent(shown::add);
        } else if (trouble != null) {
            shown.add(new Paragraph(getTranslation("shadow.failed")), new Paragraph(new SaidText(trouble)));
        } else {
            shown.add(new Paragraph(getTranslation("shadow.cancelled")));
        }
    }

    /// In a page of its own: what the person is about to publish stays open.
    private Anchor link(Shadow shadow) {
        var link = new Anchor(ShadowView.address(shadow), getTranslation("shadow.look"));
        link.setTarget(AnchorTarget.BLANK);
        return link;
    }

    private Optional<Checkbox> confirmation(Shadow shadow, ShadowReport report) {
        if (report.changed() == 0) {
            return Optional.empty();
        }
        var confirmed = new Checkbox(getTranslation("shadow.confirm", report.changed()), shadow.confirmedBy() != null);
        confirmed.setEnabled(shadow.confirmedBy() == null);
        confirmed.addValueChangeListener(changed -> {
            if (changed.isFromClient()) {
                shadows.confirm(person.tenant(), shadow.id(), report.changed(), person.name());
            }
        });
        return Optional.of(confirmed);
    }

    private void cancel(Shadow shadow) {
        try {
            shadows.cancel(person.tenant(), shadow.id(), person.name());
        } catch (ShadowRefusedException over) {
            Notices.refusal(over, List.of());
        }
    }
}
