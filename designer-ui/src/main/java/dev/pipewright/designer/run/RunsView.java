package dev.pipewright.designer.run;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.Route;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.help.Term;
import dev.pipewright.designer.look.EmptyState;
import dev.pipewright.designer.look.LiveReading;
import dev.pipewright.designer.look.Page;
import dev.pipewright.platform.run.Runs;
import jakarta.annotation.security.PermitAll;

/// All runs of the tenant, newest first.
@Route("runs")
@PermitAll
class RunsView extends Page {

    private static final int SHOWN = 200;

    private final RunTable table = new RunTable();
    private final EmptyState empty;

    RunsView(Runs runs, SignedIn signedIn) {
        heading(new Term("run", getTranslation("nav.runs")));
        var open = new Button(getTranslation("runs.empty.action"));
        open.addClickListener(clicked -> clicked.getSource().getUI().ifPresent(ui -> ui.navigate("pipelines")));
        empty = new EmptyState(getTranslation("runs.empty"), open);
        empty.setVisible(false);
        table.setVisible(false);
        content(empty, table);
        LiveReading.of(this, RunList.newest(runs, signedIn.tenant(), null, SHOWN), read -> false, this::show);
    }

    private void show(RunList list) {
        empty.setVisible(list.runs().isEmpty());
        table.setVisible(!list.runs().isEmpty());
        table.show(list);
    }
}
