package dev.pipewright.designer.pipeline;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.canvas.CanvasAnswers;
import dev.pipewright.designer.canvas.Palette;
import dev.pipewright.designer.canvas.PipelineCanvas;
import dev.pipewright.designer.draft.DraftChoices;
import dev.pipewright.designer.draft.Editing;
import dev.pipewright.designer.draft.PaletteEntry;
import dev.pipewright.designer.form.FieldNames;
import dev.pipewright.designer.help.HelpPlaces;
import dev.pipewright.designer.mapping.MappingBoard;
import dev.pipewright.designer.outline.OutlineSurface;
import dev.pipewright.designer.panel.PanelTabs;
import dev.pipewright.designer.presence.PeopleThere;
import dev.pipewright.designer.preview.PreviewPanel;
import dev.pipewright.designer.text.TextSurface;
import dev.pipewright.model.Drawing;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.Presence;
import dev.pipewright.platform.environment.Environments;
import dev.pipewright.platform.library.Library;
import dev.pipewright.platform.mapping.MappingDesk;
import dev.pipewright.platform.people.People;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.preview.PreviewDesk;
import dev.pipewright.platform.preview.SampleChoice;
import dev.pipewright.platform.version.Versions;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/// The place where a draft is edited, in one of its surfaces: drawn, as an outline, or as a text.
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
final class DraftBoard extends Div {

    private final transient Drafts drafts;
    private final transient ConnectorCatalogue connectors;
    private final transient Connections connections;
    private final transient Versions versions;
    private final transient Library library;
    private final transient I18NProvider translations;
    private final transient SignedIn signedIn;
    private final transient MappingDesk mappings;
    private final transient PreviewDesk desk;
    private final transient Environments environments;
    private final transient Presence presence;
    private final transient People people;
    private @Nullable PreviewPanel preview;
    private @Nullable MappingBoard mapping;
    private final PanelTabs surfaces;
    private final PipelineCanvas canvas = new PipelineCanvas();

    DraftBoard(
            Drafts drafts,
            ConnectorCatalogue connectors,
            Connections connections,
            Versions versions,
            Library library,
            I18NProvider translations,
            SignedIn signedIn,
            MappingDesk mappings,
            PreviewDesk desk,
            Environments environments,
            Presence presence,
            People people) {
        this.drafts = drafts;
        this.connectors = connectors;
        this.connections = connections;
        this.versions = versions;
        this.library = library;
        this.translations = translations;
        this.signedIn = signedIn;
        this.mappings = mappings;
        this.desk = desk;
        this.environments = environments;
        this.presence = presence;
        this.people = people;
        this.surfaces = new PanelTabs(getTranslation("surface.label"), "surface");
        addClassName("pw-pipeline-board");
        surfaces.addClassName("pw-surfaces");
        surfaces.add(getTranslation("surface.drawing"), canvas, HelpPlaces.KEYS);
        add(surfaces, new ChoiceList());
    }

    PipelineCanvas canvas() {
        return canvas;
    }

    /// Opens a draft.
    ///
    /// @param changed told the drawing after each saved edit
    Editing open(Draft draft, Consumer<Drawing> changed) {
        var shown = new PreviewPanel(desk, environments, signedIn.person(), draft.pipeline(), draft.drawing());
        var map = new MappingBoard(
                mappings, signedIn.tenant(), draft.pipeline(), draft.drawing().pipeline(), canvas::command);
        var editing = new Editing(drafts, signedIn.person(), draft, canvas, choices(), drawing -> {
            changed.accept(drawing);
            shown.show(drawing);
            map.show(drawing.pipeline());
        });
        canvas.onSelect(shown::select);
        canvas.onSelect(map::select);
        canvas.onEdge(edge -> {
            if (edge != null) {
                shown.select(edge);
            }
        });
        shown.onLead(canvas::reveal);
        shown.getElement().setAttribute("data-help", HelpPlaces.PREVIEW);
        add(shown);
        preview = shown;
        mapping = map;
        CanvasAnswers.to(canvas, editing::drawing, palette(), template());
        surfaces.add(
                getTranslation("surface.outline"),
                new OutlineSurface(editing::drawing, canvas::command),
                HelpPlaces.KEYS + "#keys-outline");
        surfaces.add(getTranslation("surface.text"), new TextSurface(editing::drawing), HelpPlaces.VERSIONS + "#files");
        return editing;
    }

    private DraftChoices choices() {
        var self = signedIn.person().name();
        var fields = new FieldNames(connectors, translations, getLocale());
        return new DraftChoices(
                this::getTranslation,
                fields::of,
                name -> name.equals(self)
                        ? getTranslation("choice.self")
                        : people.find(name).map(Person::displayName).orElse(name));
    }

    /// Shows some records on their way to a node.
    void preview(SampleChoice sample, String node) {
        Objects.requireNonNull(preview, "no draft is open").choose(sample, node);
    }

    /// The mappings, which open over the board and what stands beside it.
    MappingBoard mapping() {
        return Objects.requireNonNull(mapping, "no draft is open");
    }

    /// Who else has the draft open.
    PeopleThere people(Draft draft) {
        return new PeopleThere(presence, signedIn.person(), draft.pipeline());
    }

    private Function<String, Drawing> template() {
        var tenant = signedIn.tenant();
        return id -> library.newest(tenant, id).orElseThrow().drawing();
    }

    private Supplier<List<PaletteEntry>> palette() {
        // Who is signed in, and which language they read, is known here, and not where it is asked.
        var tenant = signedIn.tenant();
        var locale = getLocale();
        return () -> Palette.of(
                tenant,
                connectors,
                connections,
                versions.parts(tenant),
                library.list(tenant),
                key -> translations.getTranslation(key, locale, "{0}"));
    }
}
