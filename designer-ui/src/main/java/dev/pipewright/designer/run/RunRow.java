package dev.pipewright.designer.run;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.router.RouterLink;
import dev.pipewright.designer.environment.EnvironmentBadge;
import dev.pipewright.designer.look.Badge;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.ListTable;
import dev.pipewright.engine.Run;
import dev.pipewright.platform.run.RunSummary;
import java.time.Instant;

/// One run in a table. It is changed where it stands, so that whoever has the focus keeps it.
final class RunRow {

    private final Formats formats = Formats.ofReader();
    private final ListTable table;
    private final Badge state;
    private final RunProgressCell progress = new RunProgressCell();
    private final DataText duration = new DataText("");
    private final NativeTableRow row;

    RunRow(ListTable table, Run run) {
        this.table = table;
        state = RunWords.badge(table, run.state());
        var link = new RouterLink(run.pipelineName(), RunView.class, RunView.of(run));
        link.getElement().setAttribute("translate", "no");
        var mode = new Div(RunWords.badge(table, run.mode()), EnvironmentBadge.of(run.environmentName()));
        mode.addClassName("pw-uses");
        row = table.line(link, state, mode, progress, new DataText(formats.time(run.createdAt())), duration);
    }

    NativeTableRow row() {
        return row;
    }

    void show(RunSummary summary, Instant now) {
        Run run = summary.run();
        RunWords.show(table, state, run.state());
        progress.show(summary);
        duration.setText(formats.duration(run.startedAt(), run.endedAt(), now));
    }
}
