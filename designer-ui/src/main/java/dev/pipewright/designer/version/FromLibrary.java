package dev.pipewright.designer.version;

import com.vaadin.flow.component.html.Span;
import dev.pipewright.designer.look.Badge;
import dev.pipewright.designer.look.Badge.Tone;
import dev.pipewright.platform.library.LibraryStanding;

/// Says which version of the library a pipeline began with, and leads to a newer one if there is one.
public final class FromLibrary extends Span {

    public FromLibrary(LibraryStanding standing, String pipeline) {
        addClassName("pw-badges");
        String from = getTranslation("library.from", standing.version());
        var badge = new Badge(
                standing.hasNewer() ? getTranslation("library.newer", standing.newest()) : from,
                standing.hasNewer() ? Tone.WAIT : Tone.CALM);
        badge.setTitle(getTranslation("library.fromName", standing.name(), standing.version()));
        add(badge);
        if (standing.hasNewer()) {
            add(LibraryUpdateView.link(getTranslation("library.update"), pipeline));
        }
    }
}
