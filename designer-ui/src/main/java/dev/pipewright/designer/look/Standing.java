package dev.pipewright.designer.look;

import com.vaadin.flow.component.html.Span;
import dev.pipewright.designer.look.Badge.Tone;
import dev.pipewright.platform.catalogue.CatalogueEntry;

/// Says which version of a pipeline is live, and how far its draft is ahead, as in *Live: v3 · Draft: 4 changes*.
public final class Standing extends Span {

    public Standing(CatalogueEntry entry) {
        var live = entry.live();
        String lives = live == null ? getTranslation("standing.notPublished") : getTranslation("standing.live", live);
        String all = entry.draftChanges() == 0
                ? lives
                : getTranslation("standing.both", lives, getTranslation("standing.draft", entry.draftChanges()));
        add(new Badge(all, live == null ? Tone.WAIT : Tone.GOOD));
    }
}
