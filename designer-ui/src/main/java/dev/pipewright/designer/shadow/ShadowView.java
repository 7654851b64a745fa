package dev.pipewright.designer.shadow;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.look.Badge;
import dev.pipewright.designer.look.Badge.Tone;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.LiveReading;
import dev.pipewright.designer.look.Page;
import dev.pipewright.designer.look.ReadingWord;
import dev.pipewright.designer.look.SaidText;
import dev.pipewright.designer.pipeline.PipelineView;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.shadow.Shadow;
import dev.pipewright.platform.shadow.ShadowReport;
import dev.pipewright.platform.shadow.ShadowRuns;
import dev.pipewright.platform.shadow.ShadowState;
import jakarta.annotation.security.PermitAll;
import java.util.UUID;

/// One comparison of a draft with what was live: the sums, and each document that changes, field by field.
@Route("shadows/:shadow")
@PermitAll
class ShadowView extends Page implements BeforeEnterObserver {

    private static final String SHADOW = "shadow";

    private final transient ShadowRuns shadows;
    private final transient Catalogue catalogue;
    private final transient Person person;

    ShadowView(ShadowRuns shadows, Catalogue catalogue, SignedIn signedIn) {
        this.shadows = shadows;
        this.catalogue = catalogue;
        this.person = signedIn.person();
    }

    /// The address of a comparison's page.
    static String address(Shadow shadow) {
        return "shadows/" + shadow.id();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Shadow shadow = shadows.find(
                        person.tenant(),
                        idOf(event.getRouteParameters().get(SHADOW).orElse("")))
                .orElseThrow(NotFoundException::new);
        name(catalogue
                .find(person.tenant(), shadow.pipeline())
                .map(CatalogueEntry::name)
                .orElse(shadow.pipeline()));
        var cancel = new Button(
                getTranslation("cancel.comparison"),
                clicked -> shadows.cancel(person.tenant(), shadow.id(), person.name()));
        actions(
                cancel,
                new RouterLink(getTranslation("diff.back"), PipelineView.class, PipelineView.of(shadow.pipeline())));
        var body = new Div(new ReadingWord());
        content(body);
        LiveReading.of(
                body,
                () -> ShadowNews.of(shadows, person.tenant(), shadow.id()),
                news -> news == null || news.shadow().state() != ShadowState.RUNNING,
                news -> {
                    if (news != null) {
                        cancel.setVisible(news.shadow().state() == ShadowState.RUNNING);
                        show(news, body);
                    }
                });
    }

    private static UUID idOf(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException();
        }
    }

    private void show(ShadowNews news, Div body) {
        Shadow shadow = news.shadow();
        var made = new Span(getTranslation(
                "shadow.made", shadow.author(), Formats.ofReader().time(shadow.createdAt()), shadow.base()));
        made.addClassName("pw-soft");
        beside(badge(shadow.state()), made);
        body.removeAll();
        ShadowReport report = news.report();
        String trouble = shadow.trouble();
        if (report != null) {
            body.add(new ShadowTotals(report), new ShadowDocuments(report.documents(), report.changed()));
        } else if (trouble != null) {
            body.add(new Paragraph(getTranslation("shadow.failed")), new Paragraph(new SaidText(trouble)));
        } else if (shadow.state() == ShadowState.RUNNING) {
            body.add(new Paragraph(getTranslation("shadow.running", news.settled(), news.expected())));
        } else {
            body.add(new Paragraph(getTranslation("shadow.cancelled")));
        }
    }

    private Badge badge(ShadowState state) {
        Tone tone = switch (state) {
            case RUNNING -> Tone.RUN;
            case DONE -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case CANCELLED -> Tone.CALM;
        };
        return new Badge(getTranslation("shadow.state." + state.name()), tone);
    }
}
