package dev.pipewright.designer.fields;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.designer.look.SaidText;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.edit.EditRefusedException;
import dev.pipewright.model.schema.SchemaDrift;
import dev.pipewright.platform.design.SourceDrift;
import dev.pipewright.platform.design.SourceDrifts;
import dev.pipewright.platform.people.Person;
import org.jspecify.annotations.Nullable;

/// Asks the selected source whether it still has the fields that were agreed, and agrees on what it has now.
final class DriftSection extends Div {

    private final transient SourceDrifts drifts;
    private final transient Person person;
    private final String pipeline;
    private final transient Inquiry inquiry = new Inquiry();
    private final transient ProblemTexts texts = ProblemTexts.in(getLocale());
    private final Button look = new Button(getTranslation("drift.look"), clicked -> look());
    private final Div found = new Div();
    private transient @Nullable Pipeline drawn;
    private transient Node.@Nullable Source source;

    DriftSection(SourceDrifts drifts, Person person, String pipeline) {
        this.drifts = drifts;
        this.person = person;
        this.pipeline = pipeline;
        addClassName("pw-drift");
        found.getElement().setAttribute("role", "status");
        add(look, found);
    }

    /// Forgets what was found.
    void clear() {
        found.removeAll();
    }

    void show(Pipeline pipelineNow, Node node) {
        drawn = pipelineNow;
        source = node instanceof Node.Source read
                        && !Node.Source.WITHOUT_CONNECTION.contains(read.connector())
                        && !read.schema().isUnknown()
                ? read
                : null;
        setVisible(source != null);
    }

    private void look() {
        Pipeline now = drawn;
        Node.Source asked = source;
        if (now != null && asked != null) {
            look.setEnabled(false);
            TenantId tenant = person.tenant();
            inquiry.ask(() -> drifts.of(tenant, now, asked), this::found, trouble -> {
                look.setEnabled(true);
                Notices.trouble(trouble);
            });
        }
    }

    private void found(SourceDrift result) {
        look.setEnabled(true);
        found.removeAll();
        SchemaDrift drift = result.drift();
        String trouble = result.trouble();
        if (trouble != null) {
            found.add(new Paragraph(new SaidText(trouble)));
        } else if (drift == null || drift.isNone()) {
            found.add(new Paragraph(getTranslation("drift.none")));
        } else {
            showDrift(result, drift);
        }
    }

    private void showDrift(SourceDrift result, SchemaDrift drift) {
        found.add(new Paragraph(getTranslation(
                "drift.changed",
                drift.added().size(),
                drift.gone().size(),
                drift.moved().size(),
                drift.retyped().size())));
        found.add(new DriftList(drift));
        if (!result.consequences().isEmpty()) {
            var consequences = new UnorderedList();
            result.consequences().forEach(problem -> consequences.add(new ListItem(texts.sentence(problem))));
            found.add(new Paragraph(getTranslation("drift.consequences")), consequences);
        }
        var accept = new Button(getTranslation("drift.accept"), clicked -> accept(result, drift));
        accept.addThemeVariants(ButtonVariant.PRIMARY);
        var ignore = new Button(getTranslation("drift.ignore"), clicked -> clear());
        var buttons = new Div(accept, ignore);
        buttons.addClassName("pw-buttons");
        found.add(buttons);
    }

    private void accept(SourceDrift result, SchemaDrift drift) {
        try {
            drifts.accept(person.tenant(), pipeline, result.node(), drift, person.name());
            clear();
            Notices.done(getTranslation("drift.accepted"));
        } catch (EditRefusedException refused) {
            Notices.problem(texts.sentence(refused.problem()));
        }
    }
}
