package dev.pipewright.designer.panel;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.pipewright.designer.environment.EnvironmentBadge;
import dev.pipewright.designer.look.Badge;
import dev.pipewright.designer.look.EmptyState;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.run.RunList;
import dev.pipewright.designer.run.RunView;
import dev.pipewright.designer.run.RunWords;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The latest runs of a pipeline, each with a way to its page.
public final class RunsPanel extends Div {

    private final Formats formats = Formats.ofReader();
    private final EmptyState nothing;
    private final UnorderedList list = new UnorderedList();
    private final Map<RunId, Item> items = new LinkedHashMap<>();

    private record Item(ListItem line, Badge state) {}

    /// @param start lets a person start the first one
    public RunsPanel(Runnable start) {
        addClassName("pw-panel");
        nothing = new EmptyState(
                getTranslation("panel.runs.empty"), new Button(getTranslation("run.try"), clicked -> start.run()));
        list.addClassName("pw-run-items");
        nothing.setVisible(false);
        add(nothing, list);
    }

    /// Shows runs, newest first. Those that stay are changed where they stand.
    public void show(RunList latest) {
        List<RunId> ids = latest.runs().stream().map(one -> one.run().id()).toList();
        items.entrySet().removeIf(item -> {
            boolean gone = !ids.contains(item.getKey());
            if (gone) {
                list.remove(item.getValue().line());
            }
            return gone;
        });
        nothing.setVisible(ids.isEmpty());
        for (int place = 0; place < ids.size(); place++) {
            Run run = latest.runs().get(place).run();
            Item item = items.get(run.id());
            if (item == null) {
                item = item(run);
                items.put(run.id(), item);
                list.addComponentAtIndex(place, item.line());
            }
            RunWords.show(this, item.state(), run.state());
        }
    }

    private Item item(Run run) {
        var link = new Anchor(RunView.address(run.id()), formats.time(run.createdAt()));
        link.getElement().setAttribute("translate", "no");
        var state = RunWords.badge(this, run.state());
        var badges = new Span(state, RunWords.badge(this, run.mode()), EnvironmentBadge.of(run.environmentName()));
        badges.addClassName("pw-badges");
        return new Item(new ListItem(link, badges), state);
    }
}
