package dev.pipewright.designer.backfill;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import dev.pipewright.designer.look.LiveReading;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.platform.backfill.BackFillReport;
import dev.pipewright.platform.backfill.BackFills;
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
    private final transient Person person;
    private final String pipeline;
    private final Paragraph nothing = new Paragraph(getTranslation("backfill.none"));
    private final Div list = new Div();
    private final transient Map<UUID, BackFillCard> cards = new LinkedHashMap<>();

    public BackFillsPanel(BackFills backFills, Versions versions, Person person, String pipeline) {
        this.backFills = backFills;
        this.versions = versions;
        this.person = person;
        this.pipeline = pipeline;
        addClassName("pw-panel");
        nothing.addClassName("pw-soft");
        nothing.setVisible(false);
        var begin = new Button(getTranslation("backfill.begin"), clicked -> ask());
        add(new H3(getTranslation("backfill")), nothing, begin, list);
        LiveReading.of(this, () -> backFills.reports(person.tenant(), pipeline, LATEST), _ -> false, this::show);
    }

    /// Shows back-fills, newest first. Those that stay are changed where they stand.
    private void show(List<BackFillReport> latest) {
        nothing.setVisible(latest.isEmpty());
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
            new BackFillDialog(live, sources, backFills, person).open();
        }
    }
}
