package dev.pipewright.designer.version;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import dev.pipewright.designer.look.Badge;
import dev.pipewright.designer.look.Badge.Tone;
import dev.pipewright.designer.pipeline.PipelineView;
import dev.pipewright.platform.library.LibraryStanding;

/// Says which version of the library a pipeline began with, and leads to a newer one if there is one.
public final class FromLibrary extends Span {

    /// @param wanted told that the person wants the newer version; what they have just typed is to be saved first
    public FromLibrary(LibraryStanding standing, Runnable wanted) {
        addClassName("pw-badges");
        String from = getTranslation("library.from", standing.version());
        var badge = new Badge(
                standing.hasNewer() ? getTranslation("library.newer", standing.newest()) : from,
                standing.hasNewer() ? Tone.WAIT : Tone.CALM);
        badge.setTitle(getTranslation("library.fromName", standing.name(), standing.version()));
        add(badge);
        if (standing.hasNewer()) {
            var update = new Button(getTranslation("library.update"), clicked -> wanted.run());
            update.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            add(update);
        }
    }

    /// Goes on to what the library has newly for a pipeline.
    public static void update(String pipeline) {
        UI.getCurrentOrThrow().navigate(LibraryUpdateView.class, PipelineView.of(pipeline));
    }
}
