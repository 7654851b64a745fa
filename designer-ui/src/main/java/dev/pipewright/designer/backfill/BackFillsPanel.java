package dev.pipewright.designer.backfill;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import dev.pipewright.designer.look.EmptyState;
import dev.pipewright.designer.look.LiveReading;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.platform.backfill.BackFillReport;
import dev.pipewright.platform.backfill.BackFills;
import dev.pipewright.platform.environment.Environments;
import dev.pipewright.platform.load.Watermarks;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.version.Versions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The latest back-fills of a pipeline, and a way to begin one.
public final class BackFillsPanel extends Div {

    private static final int LATEST = 3;

    private final transient BackFills backFills;
    private final transient Versions versions;
    private final transient Environments environments;
    private final transient Person person;
    private final String pipeline;
    private final EmptyState nothing = new EmptyState(getTranslation("backfill.none"), beginning());
    private final Button another = beginning();
    private final Div list = new Div();
    private final transient Map<UUID, BackFillCard> cards = new LinkedHashMap<>();

    public BackFillsPanel(
            BackFills backFills, Versions versions, Environments environments, Person person, String pipeline) {
        this.backFills = backFills;
        this.versions = versions;
        this.environments = environments;
        this.person = person;
        this.pipeline = pipeline;
        addClassName("pw-panel");
        nothing.setVisible(false);
        another.setVisible(false);
        add(new H3(getTranslation("backfill")), nothing, another, list);
        LiveReading.of(this, () -> backFills.reports(person.tenant(), pipeline, LATEST), _ -> false, this::show);
    }

    private Button beginning() {
        return new Button(getTranslation("backfill.begin"), clicked -> ask());
    }

    /// Shows back-fills, newest first. Those that stay are changed where they stand.
    private void show(List<BackFillReport> latest) {
        nothing.setVisible(latest.isEmpty());
        another.setVisible(!latest.isEmpty());
        List<UUID> ids = latest.stream().map(report -> report.backFill().id()).toList();
        cards.entrySet().removeIf(card -> {
            boolean gone = !ids.contains(card.getKey());
            if (gone) {
                list.remove(card.getValue());
            }
            return gone;
        });
        for (int place = 0; place < latest.size(); place++) {
            BackFillReport report = latest.get(place);
            BackFillCard card = cards.get(report.backFill().id());
            if (card == null) {
                card = new BackFillCard(report.backFill(), backFills, person);
                cards.put(report.backFill().id(), card);
                list.addComponentAtIndex(place, card);
            }
            card.show(report);
        }
    }

    private void ask() {
        var sources = Watermarks.sources(versions, person.tenant(), pipeline).toList();
        if (sources.isEmpty()) {
            Notices.problem(getTranslation("backfill.noSource"));
        } else {
            var live = versions.live(person.tenant(), pipeline).orElseThrow();
            new BackFillDialog(live, sources, environments.list(person.tenant()), backFills, person).open();
        }
    }
}
