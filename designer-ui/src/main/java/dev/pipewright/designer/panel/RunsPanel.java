package dev.pipewright.designer.panel;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.run.RunView;
import dev.pipewright.designer.run.RunWords;
import dev.pipewright.engine.Run;
import java.util.List;

/// The latest runs of a pipeline, each with a way to its page.
public final class RunsPanel extends Div {

    private final Formats formats = Formats.ofReader();

    public RunsPanel() {
        addClassName("pw-panel");
    }

    public void show(List<Run> runs) {
        removeAll();
        if (runs.isEmpty()) {
            var nothing = new Paragraph(getTranslation("panel.runs.empty"));
            nothing.addClassName("pw-soft");
            add(nothing);
            return;
        }
        var list = new UnorderedList();
        list.addClassName("pw-run-items");
        runs.forEach(run -> list.add(item(run)));
        add(list);
    }

    private ListItem item(Run run) {
        var link = new Anchor(RunView.address(run.id()), formats.time(run.createdAt()));
        link.getElement().setAttribute("translate", "no");
        var badges = new Span(RunWords.badge(this, run.state()), RunWords.badge(this, run.mode()));
        badges.addClassName("pw-badges");
        return new ListItem(link, badges);
    }
}
