package dev.pipewright.designer.catalogue;

import com.vaadin.flow.component.html.UnorderedList;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.draft.Drafts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Pipelines side by side, each as a card. Their pictures come when they are drawn.
final class PipelineCards extends UnorderedList {

    private final transient Map<String, PipelineCard> cards = new LinkedHashMap<>();

    PipelineCards(List<CatalogueEntry> entries, PipelineActions actions, Drafts drafts, TenantId tenant) {
        addClassName("pw-cards");
        for (CatalogueEntry entry : entries) {
            var card = new PipelineCard(entry, actions);
            cards.put(entry.id(), card);
            add(card);
        }
        var drawing = new Inquiry();
        addAttachListener(attached -> {
            Locale locale = attached.getUI().getLocale();
            Set<String> ids = Set.copyOf(cards.keySet());
            drawing.ask(
                    () -> drawn(drafts, tenant, ids, locale),
                    svgs -> svgs.forEach(
                            (id, svg) -> Objects.requireNonNull(cards.get(id)).show(svg)));
        });
    }

    /// Hides the cards that do not have a text in their name, id or description.
    ///
    /// @return how many are shown
    long filter(String text) {
        return cards.values().stream().filter(card -> card.filter(text)).count();
    }

    /// The pictures one after the other: however many there are, they take one connection.
    private static Map<String, String> drawn(Drafts drafts, TenantId tenant, Set<String> ids, Locale locale) {
        Map<String, String> svgs = new LinkedHashMap<>();
        ids.forEach(id -> drafts.open(tenant, id)
                .ifPresent(draft -> svgs.put(id, PipelinePicture.svgOf(draft.drawing(), locale))));
        return svgs;
    }
}
