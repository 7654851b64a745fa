package dev.pipewright.designer.run;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.WorkFilter;
import dev.pipewright.platform.result.ResultFormat;
import dev.pipewright.platform.result.Results;
import java.io.IOException;
import java.io.OutputStream;

/// Something a run leaves, as a file in each format; written while it is downloaded, whatever its size.
final class Downloads extends Div {

    /// Writes a run's file.
    @FunctionalInterface
    private interface Writing {
        void write(TenantId tenant, RunId run, ResultFormat format, OutputStream out) throws IOException;
    }

    private Downloads(String key, String file, TenantId tenant, RunId run, Writing writing) {
        addClassName("pw-downloads");
        add(new Span(getTranslation(key + ".label")));
        for (ResultFormat format : ResultFormat.values()) {
            var handler = (DownloadHandler) event -> write(file, tenant, run, format, writing, event);
            var link = new Anchor(handler, format.name());
            link.setAriaLabel(getTranslation(key + ".format", format.name()));
            link.getElement().setAttribute("translate", "no");
            add(link);
        }
    }

    static Downloads ofResults(Results results, TenantId tenant, RunId run) {
        return new Downloads("downloads.results", "results", tenant, run, results::write);
    }

    static Downloads ofRejected(Results results, TenantId tenant, RunId run) {
        return new Downloads("downloads.rejected", "rejected", tenant, run, results::writeRejected);
    }

    static Downloads ofTroubled(Results results, TenantId tenant, RunId run) {
        return new Downloads(
                "downloads.troubled",
                "troubled",
                tenant,
                run,
                (tenantOf, id, format, out) -> results.writeTroubled(tenantOf, id, WorkFilter.OPEN, format, out));
    }

    private static void write(
            String file, TenantId tenant, RunId run, ResultFormat format, Writing writing, DownloadEvent event)
            throws IOException {
        event.setFileName(file + "-" + run + "." + format.word());
        event.setContentType(format.mediaType());
        writing.write(tenant, run, format, event.getOutputStream());
    }
}
