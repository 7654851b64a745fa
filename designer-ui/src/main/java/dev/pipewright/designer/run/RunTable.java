package dev.pipewright.designer.run;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.engine.Run;
import java.time.Instant;
import java.util.List;

/// Runs, one a line, each with a way to its page.
public final class RunTable extends Grid<Run> {

    private final Formats formats = Formats.ofReader();

    public RunTable() {
        addClassName("pw-table");
        setAllRowsVisible(true);
        addComponentColumn(this::link)
                .setHeader(getTranslation("runs.pipeline"))
                .setFlexGrow(3);
        addComponentColumn(run -> RunWords.badge(this, run.state()))
                .setHeader(getTranslation("runs.state"))
                .setFlexGrow(2);
        addComponentColumn(run -> RunWords.badge(this, run.mode())).setHeader(getTranslation("runs.mode"));
        addComponentColumn(run -> new DataText(formats.time(run.createdAt())))
                .setHeader(getTranslation("runs.started"))
                .setFlexGrow(2);
        addComponentColumn(run -> new DataText(formats.duration(run.startedAt(), run.endedAt(), Instant.now())))
                .setHeader(getTranslation("runs.duration"));
        addItemClickListener(
                clicked -> getUI().ifPresent(ui -> ui.navigate(RunView.class, RunView.of(clicked.getItem()))));
    }

    public void show(List<Run> runs) {
        setItems(runs);
    }

    private RouterLink link(Run run) {
        RouteParameters page = RunView.of(run);
        var link = new RouterLink(run.pipelineName(), RunView.class, page);
        link.getElement().setAttribute("translate", "no");
        return link;
    }
}
