package dev.pipewright.designer.run;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.Route;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.look.EmptyState;
import dev.pipewright.designer.look.LiveReading;
import dev.pipewright.designer.look.Page;
import dev.pipewright.engine.Run;
import dev.pipewright.platform.run.Runs;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/// All runs of the tenant, newest first.
@Route("runs")
@PermitAll
class RunsView extends Page {

    private static final int SHOWN = 200;

    private final RunTable table = new RunTable();

    RunsView(Runs runs, SignedIn signedIn) {
        heading(getTranslation("nav.runs"));
        var tenant = signedIn.tenant();
        LiveReading.of(this, () -> runs.list(tenant, null, null, SHOWN), read -> false, this::show);
    }

    private void show(List<Run> runs) {
        if (runs.isEmpty()) {
            remove(table);
            var open = new Button(getTranslation("runs.empty.action"));
            open.addClickListener(clicked -> clicked.getSource().getUI().ifPresent(ui -> ui.navigate("pipelines")));
            add(new EmptyState(getTranslation("runs.empty"), open));
            return;
        }
        getChildren().filter(EmptyState.class::isInstance).toList().forEach(this::remove);
        add(table);
        table.show(runs);
    }
}
