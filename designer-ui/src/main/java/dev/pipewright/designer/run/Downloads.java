package dev.pipewright.designer.run;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.result.ResultFormat;
import dev.pipewright.platform.result.Results;
import dev.pipewright.platform.run.RunReport;
import java.io.IOException;

/// The results of a run as files, written while they are downloaded.
final class Downloads extends Div {

    private final transient Results results;
    private final transient TenantId tenant;

    Downloads(Results results, TenantId tenant) {
        this.results = results;
        this.tenant = tenant;
        addClassName("pw-downloads");
        setVisible(false);
    }

    void offer(Run run) {
        var label = new Span(getTranslation("downloads.label"));
        add(label);
        for (ResultFormat format : ResultFormat.values()) {
            var link = new Anchor((DownloadHandler) event -> write(run, format, event), format.name());
            link.setAriaLabel(getTranslation("downloads.format", format.name()));
            link.getElement().setAttribute("translate", "no");
            add(link);
        }
    }

    void show(RunReport report) {
        setVisible(report.results() > 0 && report.run().state().isFinal());
    }

    private void write(Run run, ResultFormat format, DownloadEvent event) throws IOException {
        event.setFileName("results-" + run.id() + "." + format.word());
        event.setContentType(format.mediaType());
        results.write(tenant, run.id(), format, event.getOutputStream());
    }
}
