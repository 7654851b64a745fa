package dev.pipewright.designer.catalogue;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.canvas.PipelineView;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.EmptyState;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Page;
import dev.pipewright.designer.look.Standing;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.draft.Drafts;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// All pipelines of the tenant, each with its picture.
@Route("pipelines")
@PermitAll
class PipelinesView extends Page {

    PipelinesView(Catalogue catalogue, Drafts drafts, SignedIn signedIn) {
        heading(getTranslation("nav.pipelines"));
        var tenant = signedIn.tenant();
        var all = catalogue.list(tenant);
        if (all.isEmpty()) {
            content(new EmptyState(getTranslation("pipelines.empty"), getTranslation("pipelines.empty.hint")));
            return;
        }
        var list = new UnorderedList();
        list.addClassName("pw-cards");
        Map<String, PipelinePicture> pictures = new LinkedHashMap<>();
        for (CatalogueEntry entry : all) {
            var picture = new PipelinePicture(entry.name());
            pictures.put(entry.id(), picture);
            list.add(card(entry, picture));
        }
        content(list);
        var locale = getLocale();
        addAttachListener(attached -> new Inquiry()
                .ask(
                        () -> drawn(drafts, tenant, pictures.keySet(), locale),
                        svgs -> svgs.forEach((id, svg) ->
                                Objects.requireNonNull(pictures.get(id)).show(svg))));
    }

    /// The pictures one after the other: however many there are, they take one connection.
    private static Map<String, String> drawn(Drafts drafts, TenantId tenant, Set<String> ids, Locale locale) {
        Map<String, String> svgs = new LinkedHashMap<>();
        ids.forEach(id -> drafts.open(tenant, id)
                .ifPresent(draft -> svgs.put(id, PipelinePicture.svgOf(draft.drawing(), locale))));
        return svgs;
    }

    private ListItem card(CatalogueEntry entry, PipelinePicture picture) {
        var link = new RouterLink("", PipelineView.class, PipelineView.of(entry.id()));
        link.add(new DataText(entry.name()));
        var description = new Paragraph(new DataText(entry.description()));
        description.addClassName("pw-soft");
        var changed = new Paragraph(
                getTranslation("pipelines.changed", Formats.ofReader().time(entry.changedAt())));
        changed.addClassName("pw-soft");
        var words = new Div(new H2(link), new Standing(entry), description, changed);
        words.addClassName("pw-card-words");
        var card = new ListItem(picture, words);
        card.addClassName("pw-card");
        return card;
    }
}
