package dev.pipewright.designer.run;

import com.vaadin.flow.component.Composite;
import dev.pipewright.designer.look.ListTable;
import dev.pipewright.engine.RunId;
import dev.pipewright.platform.run.RunSummary;
import java.util.HashMap;
import java.util.Map;

/// Runs, one a line, each with how far it is and a way to its page.
public final class RunTable extends Composite<ListTable> {

    private final Map<RunId, RunRow> rows = new HashMap<>();

    @Override
    protected ListTable initContent() {
        return new ListTable(
                "runs.pipeline", "runs.state", "runs.mode", "runs.progress", "runs.started", "runs.duration");
    }

    /// Shows runs in their order. Rows that stay are changed where they stand.
    public void show(RunList list) {
        var ids = list.runs().stream().map(one -> one.run().id()).toList();
        rows.entrySet().removeIf(row -> {
            boolean gone = !ids.contains(row.getKey());
            if (gone) {
                row.getValue().row().removeFromParent();
            }
            return gone;
        });
        for (int place = 0; place < ids.size(); place++) {
            RunSummary run = list.runs().get(place);
            RunRow row = rows.get(ids.get(place));
            if (row == null) {
                row = new RunRow(getContent(), run.run());
                rows.put(ids.get(place), row);
                getContent().getBody().addComponentAtIndex(place, row.row());
            }
            row.show(run, list.now());
        }
    }
}
