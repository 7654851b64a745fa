package dev.pipewright.designer.form;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.designer.code.Proposals;
import dev.pipewright.designer.sql.TableBook;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.catalogue.SavedConnectionBook;
import dev.pipewright.platform.connection.ConnectionReading;
import dev.pipewright.platform.design.DraftProblems;
import dev.pipewright.platform.version.Versions;
import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Makes the panel of the selected node for a page.
@Component
public final class NodePanels {

    private final ConnectorCatalogue connectors;
    private final Connections connections;
    private final Versions versions;
    private final DraftProblems problems;
    private final I18NProvider texts;
    private final ConnectionReading reading;
    private final Clock clock;

    NodePanels(
            ConnectorCatalogue connectors,
            Connections connections,
            Versions versions,
            DraftProblems problems,
            I18NProvider texts,
            ConnectionReading reading,
            Clock clock) {
        this.connectors = connectors;
        this.connections = connections;
        this.versions = versions;
        this.problems = problems;
        this.texts = texts;
        this.reading = reading;
        this.clock = clock;
    }

    /// A panel in the language of the page that is being worked on.
    ///
    /// @param pipeline as it is saved now
    public NodePanel of(TenantId tenant, Pipeline pipeline) {
        Locale locale = UI.getCurrentOrThrow().getLocale();
        var words = new Words(texts, locale);
        var answers = new FormAnswers(
                new NodeForms(connectors, words),
                drawn -> problems.of(tenant, drawn),
                part -> versions.live(tenant, part),
                () -> connections.list(tenant),
                locale);
        var book = new SavedConnectionBook(tenant, connections, connectors);
        return new NodePanel(
                pipeline,
                new PipelineFields(words).all(),
                answers,
                new SourceReading(book),
                new Proposals(locale),
                new TableBook(reading, tenant, clock));
    }

    /// Texts that are found without a page: forms are described outside its lock.
    record Words(I18NProvider texts, Locale locale) implements FormWords {

        @Override
        public String text(String key) {
            return texts.getTranslation(key, locale);
        }
    }
}
