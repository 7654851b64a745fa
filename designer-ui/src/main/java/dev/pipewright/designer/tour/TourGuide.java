package dev.pipewright.designer.tour;

import com.vaadin.flow.i18n.I18NProvider;
import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.spi.NoSettings;
import dev.pipewright.designer.tour.TourHint.Help;
import dev.pipewright.designer.tour.TourSteps.Around;
import dev.pipewright.engine.KnownTargets;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.catalogue.SavedConnection;
import dev.pipewright.platform.design.DraftProblems;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.Proposal;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.run.Runs;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Leads people through the tour: finds out what they have, and says what is next. Reads the database: not to be asked
/// under a page's lock. Safe for use by many threads.
@Component
public final class TourGuide {

    private static final Pattern PIPELINE = Pattern.compile("^/?pipelines/([^/?#]+)$");
    private static final Pattern LIST = Pattern.compile("^/?pipelines/?$");

    private final Drafts drafts;
    private final DraftProblems problems;
    private final Connections connections;
    private final ConnectorCatalogue connectors;
    private final Runs runs;
    private final I18NProvider texts;
    private final TourSteps steps = new TourSteps(new KnownTargets());

    TourGuide(
            Drafts drafts,
            DraftProblems problems,
            Connections connections,
            ConnectorCatalogue connectors,
            Runs runs,
            I18NProvider texts) {
        this.drafts = drafts;
        this.problems = problems;
        this.connections = connections;
        this.connectors = connectors;
        this.runs = runs;
        this.texts = texts;
    }

    /// Where a person is.
    ///
    /// @param path of the page that the person looks at
    /// @param toured the pipeline that the tour builds; empty while there is none
    /// @param skipped how many steps the person does not want to be led through
    TourNow now(TenantId tenant, String path, String toured, int skipped, Locale locale) {
        Matcher page = PIPELINE.matcher(path);
        String shown = page.matches() ? page.group(1) : "";
        Optional<Draft> draft =
                open(tenant, toured).or(() -> open(tenant, shown).filter(TourGuide::isBlank));
        if (draft.isEmpty()) {
            boolean isAtList = LIST.matcher(path).matches();
            return said(
                    TourHint.of(
                            TourStep.BEGIN,
                            isAtList ? "begin.new" : "begin.list",
                            List.of(),
                            isAtList ? ".pw-new-pipeline" : "vaadin-side-nav-item[path=pipelines]"),
                    "",
                    locale);
        }
        Draft found = draft.get();
        var hint = steps.next(found.drawing().pipeline(), around(tenant, found), skipped);
        return said(
                hint.step() == null || found.pipeline().equals(shown) ? hint : back(hint, found),
                found.pipeline(),
                locale);
    }

    private Optional<Draft> open(TenantId tenant, String pipeline) {
        return pipeline.isEmpty() ? Optional.empty() : drafts.open(tenant, pipeline);
    }

    private static boolean isBlank(Draft draft) {
        return draft.drawing().pipeline().nodes().stream().allMatch(Node.Note.class::isInstance);
    }

    private static TourHint back(TourHint hint, Draft draft) {
        return new TourHint(
                hint.step(), "back", List.of(draft.drawing().pipeline().name()), List.of(".pw-tour-help"), Help.OPEN);
    }

    private Around around(TenantId tenant, Draft draft) {
        Pipeline pipeline = draft.drawing().pipeline();
        String source = sourceOf(tenant);
        boolean isDemo = source.equals(TourRecipe.CONNECTION);
        return new Around(
                problems.of(tenant, pipeline),
                source,
                isDemo ? TourRecipe.TABLE : "",
                !runs.list(tenant, draft.pipeline(), null, 1).isEmpty());
    }

    /// The connection to begin with: the demo's, or else the first that can be read.
    private String sourceOf(TenantId tenant) {
        List<String> readable = connections.list(tenant).stream()
                .filter(this::isReadable)
                .map(SavedConnection::name)
                .toList();
        return readable.contains(TourRecipe.CONNECTION)
                ? TourRecipe.CONNECTION
                : readable.stream().findFirst().orElse("");
    }

    private boolean isReadable(SavedConnection connection) {
        return connectors
                .find(connection.connector())
                .filter(connector -> connector.sourceSettings() != NoSettings.class)
                .isPresent();
    }

    /// Puts in what nobody can suggest for the demo's table, as one edit of the person.
    void fill(Person person, String toured) {
        var draft = drafts.open(person.tenant(), toured).orElseThrow();
        var pipeline = draft.drawing().pipeline();
        pipeline.nodes().stream()
                .filter(Node.Map.class::isInstance)
                .map(Node.Map.class::cast)
                .findFirst()
                .flatMap(map -> TourRecipe.filling(map, steps.missing(pipeline, map)))
                .ifPresent(edit -> drafts.propose(
                        person.tenant(),
                        toured,
                        person.name(),
                        new Proposal(UUID.randomUUID().toString(), draft.seq(), edit)));
    }

    private TourNow said(TourHint hint, String pipeline, Locale locale) {
        TourStep step = hint.step();
        int number = step == null ? TourStep.values().length + 1 : step.number();
        String about = step == null ? "done" : step.name().toLowerCase(Locale.ROOT);
        return new TourNow(
                number,
                TourStep.values().length,
                texts.getTranslation("tour.about." + about, locale),
                texts.getTranslation("tour." + hint.what(), locale, hint.names().toArray()),
                hint.targets(),
                pipeline,
                hint.help().name());
    }
}
