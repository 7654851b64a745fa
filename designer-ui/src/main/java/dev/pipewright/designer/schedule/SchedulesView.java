package dev.pipewright.designer.schedule;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.environment.EnvironmentBadge;
import dev.pipewright.designer.look.Badge;
import dev.pipewright.designer.look.Badge.Tone;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.EmptyState;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.ListTable;
import dev.pipewright.designer.look.Page;
import dev.pipewright.designer.pipeline.PipelineView;
import dev.pipewright.designer.run.RunWords;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.schedule.Schedule;
import dev.pipewright.platform.schedule.Schedules;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/// All schedules of the tenant, with the next time of each.
@Route("schedules")
@PermitAll
class SchedulesView extends Page {

    private final transient Catalogue catalogue;
    private final transient Schedules schedules;
    private final transient TenantId tenant;

    SchedulesView(Schedules schedules, Catalogue catalogue, SignedIn signedIn) {
        this.catalogue = catalogue;
        this.schedules = schedules;
        this.tenant = signedIn.tenant();
        heading(getTranslation("nav.schedules"));
        var all = schedules.list(tenant);
        if (all.isEmpty()) {
            var open = new Button(getTranslation("schedules.empty.action"));
            open.addClickListener(clicked -> getUI().ifPresent(ui -> ui.navigate("pipelines")));
            content(new EmptyState(getTranslation("schedules.empty"), open));
        } else {
            content(table(all));
        }
    }

    private ListTable table(List<Schedule> all) {
        var table = new ListTable("runs.pipeline", "schedules.cron", "schedule.zone", "runs.mode", "schedules.next");
        all.forEach(schedule -> table.getBody()
                .add(table.line(
                        link(schedule),
                        rule(schedule),
                        new DataText(schedule.zone().getId()),
                        mode(schedule),
                        next(schedule))));
        return table;
    }

    private Div mode(Schedule schedule) {
        var mode = new Div(RunWords.badge(this, schedule.mode()), EnvironmentBadge.of(schedule.environment()));
        mode.addClassName("pw-uses");
        return mode;
    }

    private static DataText rule(Schedule schedule) {
        var cron = new DataText(schedule.cron());
        cron.addClassName("pw-mono");
        return cron;
    }

    private RouterLink link(Schedule schedule) {
        var name = catalogue
                .find(tenant, schedule.pipeline())
                .map(CatalogueEntry::name)
                .orElse(schedule.pipeline());
        var link = new RouterLink(name, PipelineView.class, PipelineView.of(schedule.pipeline()));
        link.getElement().setAttribute("translate", "no");
        return link;
    }

    private Span next(Schedule schedule) {
        if (schedule.paused()) {
            return new Badge(getTranslation("schedules.paused"), Tone.CALM);
        }
        return schedules.nextTimes(schedule.cron(), schedule.zone(), 1).stream()
                .findFirst()
                .<Span>map(time -> new DataText(Formats.ofReader().time(time)))
                .orElseGet(() -> new DataText("–"));
    }
}
