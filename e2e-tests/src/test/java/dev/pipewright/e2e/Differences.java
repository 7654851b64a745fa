package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.file.PipelineFiles;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.RunRequest.Subject;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.shadow.ShadowRequest;
import dev.pipewright.platform.shadow.ShadowRuns;
import dev.pipewright.platform.shadow.ShadowState;
import dev.pipewright.platform.version.Versions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/// A pipeline whose draft differs from its live version in lines of a mapping, looked at in all ways: side by side, on
/// documents, and beside a file in which a colleague has changed the same.
final class Differences {

    private static final TenantId DEMO = new TenantId("demo");
    private static final NodeId MAP = new NodeId("map-order7");

    private final RunningProduct product;
    private final Page page;
    private final String pipeline = "differing-" + UUID.randomUUID().toString().substring(0, 8);
    private final String address;

    private Differences(RunningProduct product, Page page) {
        this.product = product;
        this.page = page;
        this.address = product.exampleAs(pipeline);
    }

    /// Publishes the pipeline, and changes, adds and removes lines in its draft.
    static Differences on(RunningProduct product, Page page) {
        var differences = new Differences(product, page);
        product.get(Versions.class).publish(DEMO, differences.pipeline, "ada", "As it was agreed.");
        differences.change(new PipelineEdit.SetMappingLine(
                MAP, "lines[].amount", new MappingLine("lines[].amount", "$formatNumber(amount + 0.5, '0.00')")));
        differences.change(
                new PipelineEdit.AddMappingLine(MAP, 6, new MappingLine("customer.name", "'Customer ' & customer_id")));
        differences.change(new PipelineEdit.RemoveMappingLine(MAP, "lines[].description"));
        return differences;
    }

    private void change(PipelineEdit edit) {
        product.propose(pipeline, "ada", edit);
    }

    void sideBySide() {
        page.navigate(address + "/compare?from=1&to=draft");
        page.locator(".pw-change-field").nth(1).waitFor();
    }

    /// On what two days have read.
    void onDocuments() {
        var run = new RunRequest(
                DEMO,
                pipeline,
                Subject.LIVE,
                Mode.ESTIMATE,
                Map.of("from", "1997-01-05", "to", "1997-01-07"),
                UUID.randomUUID().toString(),
                "ada");
        var runs = product.get(Runs.class);
        RunId read = runs.start(run).id();
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .until(() -> runs.find(DEMO, read).orElseThrow().state().isFinal());
        var shadows = product.get(ShadowRuns.class);
        UUID shadow = shadows.start(new ShadowRequest(DEMO, pipeline, null, new ShadowRequest.What.Last(20), "ada"))
                .id();
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .until(() -> shadows.find(DEMO, shadow).orElseThrow().state() != ShadowState.RUNNING);
        page.navigate("/shadows/" + shadow);
        page.locator(".pw-shadow-card").first().locator("tbody tr").first().waitFor();
    }

    /// A file that was taken out of the live version, and in which Ben has changed what Ada changed in the draft.
    void besideAFile() {
        String file = PipelineJson.write(
                product.get(PipelineFiles.class).version(DEMO, pipeline, 1).orElseThrow());
        String changed = file.replace("$formatNumber(amount, '0.00')", "$formatNumber(amount * 2, '0.00')")
                .replace("\"Calculate tax\"", "\"Ask for the tax\"");
        page.navigate("/import?into=" + pipeline);
        page.locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload(
                        "of-ben.pipeline.json", "application/json", changed.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator(".pw-conflict")).hasCount(1);
    }
}
