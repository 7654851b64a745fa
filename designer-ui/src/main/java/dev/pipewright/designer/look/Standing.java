package dev.pipewright.designer.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.pipewright.designer.look.Badge.Tone;
import dev.pipewright.platform.catalogue.CatalogueEntry;

/// Says which version of a pipeline is live, and how far its draft is ahead, as in *Live: v3 · Draft: 4 changes*.
public final class Standing extends Span {

    public Standing(CatalogueEntry entry) {
        var live = entry.live();
        String lives = live == null ? getTranslation("standing.notPublished") : getTranslation("standing.live", live);
        boolean differs = entry.draftChanges() + entry.layoutChanges() > 0;
        add(new Badge(
                differs ? getTranslation("standing.both", lives, ofDraft(this, entry)) : lives,
                live == null ? Tone.WAIT : Tone.GOOD));
    }

    /// How far a draft is ahead of the live version.
    public static String ofDraft(Component reader, CatalogueEntry entry) {
        if (entry.live() == null) {
            return reader.getTranslation("standing.notPublished");
        }
        if (entry.draftChanges() > 0) {
            return reader.getTranslation("standing.draft", entry.draftChanges());
        }
        return reader.getTranslation(entry.layoutChanges() > 0 ? "standing.layout" : "standing.same");
    }
}
