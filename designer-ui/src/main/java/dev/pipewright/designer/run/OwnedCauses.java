package dev.pipewright.designer.run;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.pipewright.engine.call.TroubleOwner;
import dev.pipewright.engine.ledger.CauseKey;
import dev.pipewright.model.Pipeline;
import dev.pipewright.platform.trouble.OwnedCause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// The causes of a run's trouble, by who is to act. Those that are shown already are changed where they stand:
/// somebody may be reading them.
final class OwnedCauses extends Div {

    private final Pipeline pipeline;
    private final transient CauseActions actions;
    private final Map<CauseKey, CauseDetails> shown = new LinkedHashMap<>();

    OwnedCauses(Pipeline pipeline, CauseActions actions) {
        this.pipeline = pipeline;
        this.actions = actions;
        addClassName("pw-owned-causes");
    }

    /// @param over true if the run is
    void show(List<OwnedCause> now, boolean over) {
        List<OwnedCause> sorted = now.stream()
                .sorted((one, other) -> one.owner().compareTo(other.owner()))
                .toList();
        List<CauseKey> keys = sorted.stream().map(owned -> owned.cause().key()).toList();
        if (!List.copyOf(shown.keySet()).equals(keys)) {
            arrange(sorted);
        }
        sorted.forEach(
                owned -> Objects.requireNonNull(shown.get(owned.cause().key())).show(owned, over));
    }

    private void arrange(List<OwnedCause> sorted) {
        var before = Map.copyOf(shown);
        shown.clear();
        removeAll();
        var sections = new LinkedHashMap<TroubleOwner, Section>();
        for (OwnedCause owned : sorted) {
            CauseKey key = owned.cause().key();
            CauseDetails kept = before.get(key);
            CauseDetails details = kept == null ? new CauseDetails(actions, owned, nameOf(key)) : kept;
            shown.put(key, details);
            sections.computeIfAbsent(owned.owner(), this::section).add(details);
        }
        sections.values().forEach(this::add);
    }

    private Section section(TroubleOwner owner) {
        String key = "owner." + owner.name().toLowerCase(Locale.ROOT);
        var hint = new Paragraph(getTranslation(key + ".hint"));
        hint.addClassName("pw-soft");
        return new Section(new H3(getTranslation(key)), hint);
    }

    private String nameOf(CauseKey cause) {
        return pipeline.node(cause.node())
                .map(node -> node.name())
                .orElse(cause.node().value());
    }
}
