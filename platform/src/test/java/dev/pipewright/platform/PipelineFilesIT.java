package dev.pipewright.platform;

import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static dev.pipewright.platform.TestPlatform.ORDERS;
import static dev.pipewright.platform.TestPlatform.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Position;
import dev.pipewright.model.change.Conflict;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.json.FileOrigin;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.audit.AuditEntry;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.catalogue.RemovedPipeline;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.Proposal;
import dev.pipewright.platform.file.MergeOutdatedException;
import dev.pipewright.platform.file.OpenMerge;
import dev.pipewright.platform.file.PipelineFiles;
import dev.pipewright.platform.removal.RemovalRefusedException;
import dev.pipewright.platform.removal.Removals;
import dev.pipewright.platform.run.RunRefusedException;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.schedule.Schedule;
import dev.pipewright.platform.schedule.Schedules;
import dev.pipewright.platform.version.Version;
import dev.pipewright.platform.version.Versions;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Versions that come back, files that go out and come in, and pipelines that are removed.
class PipelineFilesIT {

    private static final NodeId MAP = new NodeId("map-order7");
    private static final NodeId CALL = new NodeId("apiCall-taxman");
    private static final String BEN = "ben";

    private static TestPlatform platform;
    private static Drafts drafts;
    private static Versions versions;
    private static PipelineFiles files;
    private static Catalogue catalogue;

    @BeforeAll
    static void startPlatform() throws IOException {
        platform = TestPlatform.start();
        platform.publishOrders();
        drafts = platform.get(Drafts.class);
        versions = platform.get(Versions.class);
        files = platform.get(PipelineFiles.class);
        catalogue = platform.get(Catalogue.class);
    }

    @AfterAll
    static void stopPlatform() throws IOException {
        platform.close();
    }

    private static String newPipeline(String id) throws IOException {
        catalogue.add(ACME, id, TestPlatform.ordersDrawing(), ANN);
        return id;
    }

    private static void edit(String pipeline, String author, PipelineEdit edit) {
        long seen = drafts.open(ACME, pipeline).orElseThrow().seq();
        drafts.propose(ACME, pipeline, author, new Proposal(UUID.randomUUID().toString(), seen, edit));
    }

    private static Drawing drawing(String pipeline) {
        return drafts.open(ACME, pipeline).orElseThrow().drawing();
    }

    private static PipelineEdit company(String expression) {
        return new PipelineEdit.SetMappingLine(MAP, "company", new MappingLine("company", expression));
    }

    private static CatalogueEntry entry(String pipeline) {
        return catalogue.find(ACME, pipeline).orElseThrow();
    }

    @Test
    void a_draft_counts_what_it_means_differently_and_says_apart_what_only_stands_elsewhere() throws IOException {
        String pipeline = newPipeline("counted");
        edit(pipeline, ANN, company("'A'"));
        assertThat(entry(pipeline))
                .extracting(CatalogueEntry::live, CatalogueEntry::draftChanges)
                .containsExactly(null, 0L);
        versions.publish(ACME, pipeline, ANN, "First.");
        edit(pipeline, ANN, new PipelineEdit.MoveNodes(Map.of(MAP, new Position(7, 7))));

        assertThat(entry(pipeline))
                .extracting(CatalogueEntry::draftChanges, CatalogueEntry::layoutChanges)
                .containsExactly(0L, 1L);
        edit(pipeline, ANN, company("'B'"));
        edit(pipeline, ANN, new PipelineEdit.ChangeField(CALL, "connection", "other"));
        assertThat(entry(pipeline))
                .extracting(CatalogueEntry::draftChanges, CatalogueEntry::layoutChanges)
                .containsExactly(2L, 1L);
        edit(pipeline, ANN, company("'A'"));
        assertThat(catalogue.list(ACME)).contains(entry(pipeline));
        assertThat(entry(pipeline).draftChanges()).isEqualTo(1);
    }

    @Test
    void a_version_comes_back_as_one_edit_that_can_be_taken_back() throws IOException {
        String pipeline = newPipeline("restored");
        Version first = versions.publish(ACME, pipeline, ANN, "First.");
        edit(pipeline, BEN, new PipelineEdit.RemoveNode(MAP));
        edit(pipeline, BEN, new PipelineEdit.MoveNodes(Map.of(CALL, new Position(9, 9))));
        Drawing before = drawing(pipeline);
        long seq = drafts.open(ACME, pipeline).orElseThrow().seq();

        assertThat(drafts.become(ACME, pipeline, ANN, _ -> first.drawing())).isPresent();

        assertThat(drawing(pipeline)).isEqualTo(first.drawing());
        assertThat(drafts.open(ACME, pipeline).orElseThrow().seq()).isEqualTo(seq + 1);
        assertThat(drafts.become(ACME, pipeline, ANN, _ -> first.drawing())).isEmpty();
        assertThat(drafts.undo(ACME, pipeline, ANN)).isPresent();
        assertThat(drawing(pipeline)).isEqualTo(before);
    }

    @Test
    void a_file_goes_out_with_its_origin_and_without_secrets() throws IOException {
        String pipeline = newPipeline("exported");

        PipelineFile file = files.draft(ACME, pipeline).orElseThrow();
        String text = PipelineJson.write(file);

        assertThat(file.origin()).isEqualTo(new FileOrigin(pipeline, file.contentHash()));
        assertThat(text).contains("\"connection\": \"taxman\"").doesNotContain("demo-key", "token");
        assertThat(PipelineJson.read(text)).isEqualTo(file);
        assertThat(files.draft(OTHER, pipeline)).isEmpty();
    }

    @Test
    void a_file_changed_offline_is_merged_with_the_draft_that_a_colleague_changed() throws IOException {
        String pipeline = newPipeline("merged");
        edit(pipeline, ANN, company("'START'"));
        PipelineFile taken = files.draft(ACME, pipeline).orElseThrow();
        edit(pipeline, BEN, company("'BEN'"));
        edit(pipeline, BEN, new PipelineEdit.RenameNode(CALL, "Tax"));
        PipelineFile offline = changed(
                taken,
                company("'OFFLINE'"),
                new PipelineEdit.ChangeField(CALL, "currency", "'USD'"),
                new PipelineEdit.MoveNodes(Map.of(CALL, new Position(9, 9))));

        OpenMerge merge = files.merge(ACME, pipeline, offline).orElseThrow();

        assertThat(merge.brought().functional())
                .extracting(change -> change.subject() + " " + change.field())
                .containsExactly("Tax currency");
        assertThat(merge.conflicts())
                .extracting(Conflict::subject, Conflict::field)
                .containsExactly(tuple("Form the order", "lines[company]"));
        assertThat(files.apply(ACME, merge, Set.copyOf(merge.conflicts()), ANN)).isPresent();
        Node.ApiCall call =
                (Node.ApiCall) drawing(pipeline).pipeline().node(CALL).orElseThrow();
        assertThat(List.of(call.name(), call.currency())).containsExactly("Tax", "'USD'");
        assertThat(companyIn(pipeline)).isEqualTo("'OFFLINE'");
        assertThat(drafts.undo(ACME, pipeline, ANN)).isPresent();
        assertThat(companyIn(pipeline)).isEqualTo("'BEN'");
    }

    @Test
    void what_a_colleague_does_while_a_merge_is_looked_at_is_merged_or_asked_for() throws IOException {
        String pipeline = newPipeline("meanwhile");
        PipelineFile offline = changed(files.draft(ACME, pipeline).orElseThrow(), company("'OFFLINE'"));
        OpenMerge merge = files.merge(ACME, pipeline, offline).orElseThrow();
        edit(pipeline, BEN, new PipelineEdit.RenameNode(CALL, "Tax"));
        edit(pipeline, BEN, company("'BEN'"));

        assertThatThrownBy(() -> files.apply(ACME, merge, Set.of(), ANN)).isInstanceOf(MergeOutdatedException.class);
        assertThat(companyIn(pipeline)).isEqualTo("'BEN'");
        OpenMerge again = files.merge(ACME, pipeline, offline).orElseThrow();
        files.apply(ACME, again, Set.copyOf(again.conflicts()), ANN);
        assertThat(companyIn(pipeline)).isEqualTo("'OFFLINE'");
        assertThat(drawing(pipeline).pipeline().node(CALL).orElseThrow().name()).isEqualTo("Tax");
    }

    @Test
    void the_base_of_a_file_is_a_version_or_any_earlier_state_of_the_draft_and_else_it_is_unknown() throws IOException {
        String pipeline = newPipeline("based");
        PipelineFile beginning = files.draft(ACME, pipeline).orElseThrow();
        for (int number = 0; number < 250; number++) {
            edit(pipeline, ANN, company("'" + number + "'"));
        }
        PipelineFile foreign = changed(files.draft(ACME, ORDERS).orElseThrow(), company("'X'"));

        assertThat(files.merge(ACME, pipeline, beginning).orElseThrow().base().pipeline())
                .isEqualTo(beginning.pipeline());
        assertThat(files.merge(ACME, pipeline, PipelineFile.of(beginning.drawing())))
                .isEmpty();
        edit(pipeline, ANN, new PipelineEdit.RenameNode(CALL, "Another"));
        assertThat(files.merge(
                        ACME,
                        pipeline,
                        new PipelineFile(foreign.pipeline(), foreign.layout(), new FileOrigin(pipeline, "unknown"))))
                .isEmpty();
        assertThat(files.replace(ACME, pipeline, foreign, ANN)).isPresent();
        assertThat(drawing(pipeline)).isEqualTo(foreign.drawing());
    }

    @Test
    void a_new_pipeline_gets_an_id_of_its_name_which_no_other_ever_has() throws IOException {
        Drawing drawing = TestPlatform.ordersDrawing();
        Drawing named = drawing.withPipeline(drawing.pipeline().withName("Größe & Steuer, 2026!"));

        assertThat(catalogue.add(ACME, named, ANN).id()).isEqualTo("grosse-steuer-2026");
        assertThat(catalogue.add(ACME, named, ANN).id()).isEqualTo("grosse-steuer-2026-2");
        platform.get(Removals.class).remove(ACME, "grosse-steuer-2026-2", ANN);
        assertThat(catalogue.add(ACME, named, ANN).id()).isEqualTo("grosse-steuer-2026-3");
    }

    @Test
    void a_removed_pipeline_is_in_no_list_and_runs_no_more_but_what_it_did_is_kept() throws IOException {
        String pipeline = newPipeline("removed");
        Version version = versions.publish(ACME, pipeline, ANN, "First.");
        Run run = platform.get(Runs.class).start(request(pipeline, "removed-1"));
        platform.ended(run);
        platform.get(Schedules.class)
                .save(ACME, new Schedule(pipeline, "0 6 * * *", ZoneId.of("UTC"), Mode.ESTIMATE, Map.of(), false), ANN);
        edit(pipeline, BEN, new PipelineEdit.RenameNode(CALL, "Last"));
        Drawing last = drawing(pipeline);

        assertThat(platform.get(Removals.class).remove(ACME, pipeline, BEN)).isTrue();

        assertThat(platform.get(Removals.class).remove(ACME, pipeline, BEN)).isFalse();
        assertThat(catalogue.list(ACME)).extracting(CatalogueEntry::id).doesNotContain(pipeline);
        assertThat(catalogue.find(ACME, pipeline)).isEmpty();
        assertThat(catalogue.removed(ACME, pipeline))
                .get()
                .extracting(RemovedPipeline::by)
                .isEqualTo(BEN);
        assertThat(drafts.open(ACME, pipeline)).isEmpty();
        assertThat(files.removed(ACME, pipeline)).map(PipelineFile::drawing).contains(last);
        assertThat(versions.live(ACME, pipeline)).isEmpty();
        assertThat(versions.version(ACME, pipeline, version.number())).contains(version);
        assertThat(platform.get(Schedules.class).find(ACME, pipeline)).isEmpty();
        assertThat(platform.get(Runs.class).report(ACME, run.id())).isPresent();
        assertThatThrownBy(() -> platform.get(Runs.class).start(request(pipeline, "removed-2")))
                .isInstanceOf(RunRefusedException.class);
        var late = new Proposal(UUID.randomUUID().toString(), 1, company("'X'"));
        assertThatThrownBy(() -> drafts.propose(ACME, pipeline, ANN, late))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(platform.get(Audit.class).list(ACME, Long.MAX_VALUE, 100))
                .extracting(AuditEntry::action, AuditEntry::subject)
                .contains(tuple("pipeline.remove", pipeline));
    }

    @Test
    void a_pipeline_whose_run_is_under_way_is_not_removed() throws IOException, InterruptedException {
        String pipeline = newPipeline("busy");
        versions.publish(ACME, pipeline, ANN, "First.");
        var runs = platform.get(Runs.class);
        platform.delayCalls(100);
        Run run = runs.start(request(pipeline, "busy-1"));
        Awaitility.await().until(() -> runs.pause(ACME, run.id(), ANN));

        assertThatThrownBy(() -> platform.get(Removals.class).remove(ACME, pipeline, ANN))
                .isInstanceOf(RemovalRefusedException.class)
                .hasMessage(
                        "1 runs of the pipeline are not over yet. Wait for their end or cancel them, then delete it.");
        assertThat(catalogue.find(ACME, pipeline)).isPresent();
        platform.delayCalls(0);
        runs.cancel(ACME, run.id(), ANN);
    }

    private static RunRequest request(String pipeline, String trigger) {
        return new RunRequest(
                ACME,
                pipeline,
                RunRequest.Subject.LIVE,
                Mode.ESTIMATE,
                Map.of("file", TestPlatform.ORDERS_FILE),
                trigger,
                ANN);
    }

    private static PipelineFile changed(PipelineFile file, PipelineEdit... edits) {
        Drawing after = new PipelineEdit.Several(List.of(edits)).applyTo(file.drawing());
        return PipelineJson.read(PipelineJson.write(new PipelineFile(after.pipeline(), after.layout(), file.origin())));
    }

    private static String companyIn(String pipeline) {
        Node.Map map = (Node.Map) drawing(pipeline).pipeline().node(MAP).orElseThrow();
        return map.lines().getFirst().expression();
    }
}
