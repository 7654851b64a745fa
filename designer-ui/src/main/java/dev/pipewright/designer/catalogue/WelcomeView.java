package dev.pipewright.designer.catalogue;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.look.LiveReading;
import dev.pipewright.designer.look.Page;
import dev.pipewright.designer.pipeline.PipelineView;
import dev.pipewright.designer.run.RunDialog.Choice;
import dev.pipewright.designer.run.RunList;
import dev.pipewright.designer.run.RunStarter;
import dev.pipewright.designer.run.RunTable;
import dev.pipewright.engine.Mode;
import dev.pipewright.platform.run.RunRequest.Subject;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.version.Version;
import dev.pipewright.platform.version.Versions;
import jakarta.annotation.security.PermitAll;
import java.util.Map;

/// The first page: one thing to do, and what happened last.
@Route("")
@PermitAll
class WelcomeView extends Page {

    /// The example that the product comes with, where it is loaded.
    private static final String EXAMPLE = "foodmart-to-taxman";

    private static final int LATEST = 5;

    private final RunTable table = new RunTable();
    private final Section latest = new Section(new H2(getTranslation("welcome.latest")), table);

    WelcomeView(Versions versions, Runs runs, RunStarter starter, SignedIn signedIn) {
        var person = signedIn.person();
        heading(getTranslation("welcome.title", person.displayName()));
        versions.live(person.tenant(), EXAMPLE).ifPresent(example -> add(invitation(example, starter)));
        latest.setVisible(false);
        add(latest);
        LiveReading.of(this, RunList.newest(runs, person.tenant(), null, LATEST), read -> false, this::show);
    }

    private Div invitation(Version example, RunStarter starter) {
        var title = new H2(
                getTranslation("welcome.example", example.drawing().pipeline().name()));
        var text = new Paragraph(getTranslation("welcome.example.text"));
        var run = new Button(getTranslation("welcome.run"), new SvgIcon("icons/play.svg"));
        run.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        run.setDisableOnClick(true);
        run.addClickListener(clicked -> starter.start(
                EXAMPLE, new Choice(Subject.LIVE, Mode.ESTIMATE, Map.of()), started -> run.setEnabled(true)));
        var open = new RouterLink(getTranslation("welcome.open"), PipelineView.class, PipelineView.of(EXAMPLE));
        var buttons = new Div(run, open);
        buttons.addClassName("pw-hero-actions");
        var words = new Div(title, text, buttons);
        words.addClassName("pw-hero-words");
        var picture = new PipelinePicture(example.drawing().pipeline().name());
        picture.show(PipelinePicture.svgOf(example.drawing(), getLocale()));
        var hero = new Div(words, picture);
        hero.addClassName("pw-hero");
        return hero;
    }

    private void show(RunList list) {
        latest.setVisible(!list.runs().isEmpty());
        table.show(list);
    }
}
