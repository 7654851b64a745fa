package dev.pipewright.designer.form;

import com.vaadin.flow.i18n.I18NProvider;
import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.model.Node;
import java.util.Locale;

/// What the fields of nodes are called in their forms.
public final class FieldNames {

    private final NodePanels.Words words;
    private final NodeForms forms;

    public FieldNames(ConnectorCatalogue connectors, I18NProvider texts, Locale locale) {
        this.words = new NodePanels.Words(texts, locale);
        this.forms = new NodeForms(connectors, words);
    }

    /// The name of a field; one that no form shows keeps that of the files.
    ///
    /// @param field as in an edit, such as `settings.query`
    public String of(Node node, String field) {
        return switch (field) {
            case "name" -> words.text("pipeline.name");
            case "disabled" -> words.text("panel.node.disabled");
            default ->
                forms.of(node).stream()
                        .filter(shown -> shown.name().equals(field))
                        .map(FormField::label)
                        .findFirst()
                        .orElse(field);
        };
    }
}
