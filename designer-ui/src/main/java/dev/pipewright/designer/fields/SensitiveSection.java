package dev.pipewright.designer.fields;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.pipewright.designer.fields.EdgeFields.FieldLine;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.edit.EditRefusedException;
import dev.pipewright.model.sensitive.SensitiveNames;
import dev.pipewright.model.sensitive.SensitivePaths;
import dev.pipewright.platform.design.SourceDrifts;
import dev.pipewright.platform.people.Person;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Offers to mark fields of the selected source as sensitive whose names say so, and marks and unmarks single
/// ones.
final class SensitiveSection extends Div {

    private final transient SourceDrifts sources;
    private final transient Person person;
    private final String pipeline;
    private final transient ProblemTexts texts = ProblemTexts.in(getLocale());
    private transient Node.@Nullable Source source;

    SensitiveSection(SourceDrifts sources, Person person, String pipeline) {
        this.sources = sources;
        this.person = person;
        this.pipeline = pipeline;
        addClassName("pw-sensitive-offer");
    }

    void show(Node node) {
        source = node instanceof Node.Source read ? read : null;
        removeAll();
        Set<String> telling = node instanceof Node.Source read ? SensitiveNames.in(read.schema()) : Set.of();
        setVisible(!telling.isEmpty());
        if (!telling.isEmpty()) {
            var names = new DataText(String.join(", ", telling));
            names.addClassName("pw-mono");
            var mark = new Button(
                    getTranslation("sensitive.markAll", telling.size()), clicked -> mark(node.id(), telling, true));
            add(new Paragraph(new Span(getTranslation("sensitive.offer") + " "), names), mark);
        }
    }

    /// Marks a field, or takes its mark away; nothing where another node than a source says what it is.
    @Nullable
    Button button(FieldLine field) {
        Node.Source marked = source;
        if (marked == null) {
            return null;
        }
        // What is in a sensitive field is so with it.
        boolean own = SensitivePaths.of(marked.schema()).paths().contains(field.path());
        if (field.sensitive() && !own) {
            return null;
        }
        var button = new Button(
                getTranslation(own ? "sensitive.unmark" : "sensitive.mark"),
                clicked -> mark(marked.id(), Set.of(field.path()), !own));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation(own ? "sensitive.unmarkNamed" : "sensitive.markNamed", field.name()));
        return button;
    }

    private void mark(NodeId node, Set<String> paths, boolean isSensitive) {
        try {
            sources.mark(person.tenant(), pipeline, node, paths, isSensitive, person.name());
            Notices.done(getTranslation(isSensitive ? "sensitive.marked" : "sensitive.unmarked", paths.size()));
        } catch (EditRefusedException refused) {
            Notices.problem(texts.sentence(refused.problem()));
        }
    }
}
