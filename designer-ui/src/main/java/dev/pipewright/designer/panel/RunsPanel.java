package dev.pipewright.designer.panel;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.pipewright.designer.look.Badge;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.run.RunList;
import dev.pipewright.designer.run.RunView;
import dev.pipewright.designer.run.RunWords;
import dev.pipewright.engine.RunId;
import dev.pipewright.platform.run.RunSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The latest runs of a pipeline, each with a way to its page.
public final class RunsPanel extends Div {

    private final Formats formats = Formats.ofReader();
    private final Paragraph nothing = new Paragraph(getTranslation("panel.runs.empty"));
    private final UnorderedList list = new UnorderedList();
    private final Map<RunId, Badge> states = new LinkedHashMap<>();

    public RunsPanel() {
        addClassName("pw-panel");
        nothing.addClassName("pw-soft");
        list.addClassName("pw-run-items");
        nothing.setVisible(false);
        add(nothing, list);
    }

    /// Shows runs, newest first. While they are the same, they are changed where they stand.
    public void show(RunList latest) {
        List<RunId> ids = latest.runs().stream().map(one -> one.run().id()).toList();
        if (!List.copyOf(states.keySet()).equals(ids)) {
            list.removeAll();
            states.clear();
            latest.runs().forEach(run -> list.add(item(run)));
        }
        nothing.setVisible(ids.isEmpty());
        latest.runs().forEach(one -> {
            Badge state = states.get(one.run().id());
            if (state != null) {
                RunWords.show(this, state, one.run().state());
            }
        });
    }

    private ListItem item(RunSummary one) {
        var run = one.run();
        var link = new Anchor(RunView.address(run.id()), formats.time(run.createdAt()));
        link.getElement().setAttribute("translate", "no");
        var state = RunWords.badge(this, run.state());
        states.put(run.id(), state);
        var badges = new Span(state, RunWords.badge(this, run.mode()));
        badges.addClassName("pw-badges");
        return new ListItem(link, badges);
    }
}
