package dev.pipewright.designer.version;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.canvas.ComparedDrawing;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Page;
import dev.pipewright.designer.pipeline.PipelineView;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.change.Comparison;
import dev.pipewright.model.change.Overlay;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.version.Version;
import dev.pipewright.platform.version.Versions;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Two versions of a pipeline, or a version and the draft: laid over each other, and what differs in a list. The
/// address
/// says which, as in `pipelines/orders/compare?from=2&to=draft`.
@Route("pipelines/:pipeline/compare")
@PermitAll
public class DiffView extends Page implements BeforeEnterObserver {

    private static final String PIPELINE = "pipeline";
    private static final String FROM = "from";
    private static final String TO = "to";

    private final transient Catalogue catalogue;
    private final transient Drafts drafts;
    private final transient Versions versions;
    private final transient SignedIn signedIn;
    private final transient Inquiry inquiry = new Inquiry();

    DiffView(Catalogue catalogue, Drafts drafts, Versions versions, SignedIn signedIn) {
        this.catalogue = catalogue;
        this.drafts = drafts;
        this.versions = versions;
        this.signedIn = signedIn;
        addClassName("pw-diff-view");
    }

    /// A link to the comparison of two sides.
    static RouterLink link(String text, String pipeline, Side from, Side to) {
        var link = new RouterLink(text, DiffView.class, PipelineView.of(pipeline));
        link.setQueryParameters(query(from, to));
        return link;
    }

    private static QueryParameters query(Side from, Side to) {
        return QueryParameters.simple(Map.of(FROM, from.word(), TO, to.word()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get(PIPELINE).orElse("");
        var entry = catalogue.find(signedIn.tenant(), id).orElseThrow(NotFoundException::new);
        var asked = event.getLocation().getQueryParameters();
        var live = entry.live();
        Side from = side(asked, FROM, live == null ? Side.DRAFT : Side.of(live));
        Side to = side(asked, TO, Side.DRAFT);
        name(entry.name());
        actions(new RouterLink(getTranslation("diff.back"), PipelineView.class, PipelineView.of(id)));
        content();
        var tenant = signedIn.tenant();
        read(
                inquiry,
                () -> new Found(
                        versions.list(tenant, id),
                        from.drawing(drafts, versions, tenant, id).orElse(null),
                        to.drawing(drafts, versions, tenant, id).orElse(null)),
                found -> show(entry, from, to, found));
    }

    private static Side side(QueryParameters asked, String name, Side otherwise) {
        Optional<String> word = asked.getSingleParameter(name);
        return word.isEmpty() ? otherwise : Side.read(word.get()).orElseThrow(NotFoundException::new);
    }

    /// What a comparison needs; a drawing is null if there is no such version.
    private record Found(
            List<Version> versions,
            @Nullable Drawing before,
            @Nullable Drawing after) {}

    private void show(CatalogueEntry entry, Side from, Side to, Found found) {
        String id = entry.id();
        List<Side> sides = new ArrayList<>(List.of(Side.DRAFT));
        found.versions().forEach(version -> sides.add(Side.of(version.number())));
        var choice = new Div(
                select("diff.from", sides, from, entry.live(), chosen -> compare(id, chosen, to)),
                select("diff.to", sides, to, entry.live(), chosen -> compare(id, from, chosen)));
        choice.addClassName("pw-diff-choice");
        Drawing before = found.before();
        Drawing after = found.after();
        if (before == null || after == null) {
            content(choice, new Div(getTranslation("diff.noVersion")));
            return;
        }
        var drawing = new ComparedDrawing(Overlay.of(before, after));
        var list = new ChangeList(Comparison.of(before, after), drawing::look);
        drawing.onSelect(node -> {
            drawing.look(node);
            list.look(node);
        });
        var changes = new Section(list);
        changes.getElement().setAttribute("aria-label", getTranslation("diff.changes"));
        var body = new Div(drawing, changes);
        body.addClassName("pw-diff-body");
        content(choice, body);
    }

    private Select<Side> select(
            String label, List<Side> sides, Side chosen, @Nullable Integer live, Consumer<Side> onChoice) {
        var select = new Select<Side>();
        select.setLabel(getTranslation(label));
        select.setItems(sides);
        select.setItemLabelGenerator(side -> nameOf(side, live));
        if (sides.contains(chosen)) {
            select.setValue(chosen);
        }
        select.addValueChangeListener(changed -> {
            if (changed.isFromClient()) {
                onChoice.accept(changed.getValue());
            }
        });
        return select;
    }

    private String nameOf(Side side, @Nullable Integer live) {
        Integer version = side.version();
        if (version == null) {
            return getTranslation("diff.draft");
        }
        return getTranslation(version.equals(live) ? "diff.versionLive" : "diff.version", version);
    }

    private static void compare(String id, Side from, Side to) {
        UI.getCurrentOrThrow().navigate(DiffView.class, PipelineView.of(id), query(from, to));
    }
}
