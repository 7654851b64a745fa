package dev.pipewright.designer.look;

import com.vaadin.flow.component.html.Span;
import dev.pipewright.designer.look.Badge.Tone;
import dev.pipewright.platform.catalogue.CatalogueEntry;

/// Says which version of a pipeline is live, and how far its draft is ahead.
public final class Standing extends Span {

    public Standing(CatalogueEntry entry) {
        addClassName("pw-badges");
        var live = entry.live();
        add(
                live == null
                        ? new Badge(getTranslation("standing.notPublished"), Tone.WAIT)
                        : new Badge(getTranslation("standing.live", live), Tone.GOOD));
        if (entry.draftChanges() > 0) {
            add(new Badge(getTranslation("standing.draft", entry.draftChanges()), Tone.CALM));
        }
    }
}
