package dev.pipewright.platform.library;

import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static dev.pipewright.platform.TestPlatform.ORDERS;
import static dev.pipewright.platform.TestPlatform.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.environment.NodeConnection;
import dev.pipewright.platform.TestPlatform;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.design.DraftProblems;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.Proposal;
import dev.pipewright.platform.tenant.TenantJdbc;
import dev.pipewright.platform.version.Versions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/// Library pipelines on their way from one tenant to another, and what becomes of them there.
class LibraryIT {

    private static final String ZOE = "zoe";
    private static final NodeId MAP = new NodeId("map-order7");
    private static final LibraryWords WORDS =
            new LibraryWords("Orders of files", "Reads whole orders and lets TAXMAN calculate their tax.", "NDJSON");

    private static TestPlatform platform;
    private static Library library;
    private static LibraryAdditions additions;
    private static Installations installations;
    private static Drafts drafts;

    @BeforeAll
    static void startPlatform() throws IOException {
        platform = TestPlatform.start();
        platform.publishOrders();
        library = platform.get(Library.class);
        additions = platform.get(LibraryAdditions.class);
        installations = platform.get(Installations.class);
        drafts = platform.get(Drafts.class);
        var connectors = platform.get(ConnectorCatalogue.class);
        var connections = platform.get(Connections.class);
        connections.save(OTHER, "exports", connectors.get("files"), Map.of("folder", "/data"), ZOE);
        connections.save(OTHER, "tax", connectors.get("http"), Map.of("baseUrl", "http://127.0.0.1:1"), ZOE);
    }

    @AfterAll
    static void stopPlatform() throws IOException {
        platform.close();
    }

    private static String published(String id) throws IOException {
        platform.get(Catalogue.class).add(ACME, id, TestPlatform.ordersDrawing(), ANN);
        publish(id);
        return id;
    }

    private static int publish(String id) {
        return platform.get(Versions.class).publish(ACME, id, ANN, "").number();
    }

    private static void edit(TenantId tenant, String pipeline, String author, PipelineEdit edit) {
        long seen = drafts.open(tenant, pipeline).orElseThrow().seq();
        drafts.propose(tenant, pipeline, author, new Proposal(UUID.randomUUID().toString(), seen, edit));
    }

    private static PipelineEdit line(String target, String expression) {
        return new PipelineEdit.SetMappingLine(MAP, target, new MappingLine(target, expression));
    }

    private static Drawing draft(TenantId tenant, String pipeline) {
        return drafts.open(tenant, pipeline).orElseThrow().drawing();
    }

    private static String lineOf(String pipeline, String target) {
        var map = (Node.Map) draft(OTHER, pipeline).pipeline().node(MAP).orElseThrow();
        return map.lines().stream()
                .filter(line -> line.target().equals(target))
                .findFirst()
                .orElseThrow()
                .expression();
    }

    @Test
    void a_template_becomes_a_valid_draft_of_a_tenant_with_its_connections() {
        LibraryEntry template = library.newest(OTHER, "csv-orders-to-taxman").orElseThrow();
        assertThat(template.connections())
                .containsExactly(new NodeConnection("http", "taxman"), new NodeConnection("files", "folder"));

        var added = installations.use(
                OTHER, template, "Orders of the shop", Map.of("taxman", "tax", "folder", "exports"), ZOE);

        assertThat(added.id()).isEqualTo("orders-of-the-shop");
        var drawn = draft(OTHER, added.id());
        assertThat(platform.get(DraftProblems.class).of(OTHER, drawn.pipeline()))
                .isEmpty();
        assertThat(drawn.layout().positions()).hasSize(drawn.pipeline().nodes().size());
        assertThat(installations.origin(OTHER, added.id()))
                .contains(new LibraryOrigin("csv-orders-to-taxman", 1, Map.of("taxman", "tax", "folder", "exports")));
    }

    @Test
    void a_connection_that_is_left_out_is_still_to_be_chosen_in_the_draft() {
        LibraryEntry template = library.newest(OTHER, "pushed-orders-to-taxman").orElseThrow();

        String id = installations
                .use(OTHER, template, "To be finished", Map.of(), ZOE)
                .id();

        assertThat(platform.get(DraftProblems.class).of(OTHER, draft(OTHER, id).pipeline()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEqualTo("connection"));
    }

    @Test
    void a_connection_of_another_kind_is_refused() {
        LibraryEntry template = library.newest(OTHER, "csv-orders-to-taxman").orElseThrow();

        assertThatThrownBy(() -> installations.use(OTHER, template, "Wrong", Map.of("folder", "tax"), ZOE))
                .isInstanceOf(LibraryRefusedException.class)
                .hasMessage("There is no connection 'tax' of the kind files, which 'folder' must be."
                        + " Choose another one, or add it.");
        assertThat(platform.get(Catalogue.class).find(OTHER, "wrong")).isEmpty();
    }

    @Test
    void what_one_tenant_adds_another_uses_and_gets_the_next_version_with_its_own_edits_kept() throws IOException {
        String pipeline = published("moving");
        LibraryEntry first = additions.add(ACME, pipeline, 1, WORDS, ANN);
        assertThat(first.version()).isEqualTo(1);
        String own = installations
                .use(OTHER, library.newest(OTHER, first.id()).orElseThrow(), "Ours", Map.of("taxman", "tax"), ZOE)
                .id();
        edit(OTHER, own, ZOE, line("company", "'OURS'"));
        assertThat(installations.update(OTHER, own)).isEmpty();

        edit(ACME, pipeline, ANN, line("documentType", "'RETURN'"));
        LibraryEntry second = additions.add(ACME, pipeline, publish(pipeline), WORDS, ANN);
        assertThat(second).extracting(LibraryEntry::id, LibraryEntry::version).containsExactly(first.id(), 2);

        LibraryUpdate update = installations.update(OTHER, own).orElseThrow();
        assertThat(update.merge().conflicts()).isEmpty();
        installations.apply(OTHER, update, Set.of(), ZOE);

        assertThat(lineOf(own, "documentType")).isEqualTo("'RETURN'");
        assertThat(lineOf(own, "company")).isEqualTo("'OURS'");
        assertThat(draft(OTHER, own).pipeline().name()).isEqualTo("Ours");
        assertThat(((Node.ApiCall) draft(OTHER, own)
                                .pipeline()
                                .node(new NodeId("apiCall-taxman"))
                                .orElseThrow())
                        .connection())
                .isEqualTo("tax");
        assertThat(installations.update(OTHER, own)).isEmpty();
    }

    @Test
    void an_update_that_is_taken_back_is_offered_again_and_one_that_is_brought_back_is_not() throws IOException {
        String pipeline = published("back");
        LibraryEntry first = additions.add(ACME, pipeline, 1, WORDS, ANN);
        String own = installations.use(OTHER, first, "Back", Map.of(), ZOE).id();
        edit(ACME, pipeline, ANN, line("documentType", "'RETURN'"));
        additions.add(ACME, pipeline, publish(pipeline), WORDS, ANN);
        installations.apply(OTHER, installations.update(OTHER, own).orElseThrow(), Set.of(), ZOE);

        drafts.undo(OTHER, own, ZOE);
        assertThat(installations.update(OTHER, own)).isPresent();

        drafts.redo(OTHER, own, ZOE);
        assertThat(installations.update(OTHER, own)).isEmpty();
    }

    @Test
    void the_same_is_not_added_twice() throws IOException {
        String pipeline = published("twice");

        additions.add(ACME, pipeline, 1, WORDS, ANN);

        assertThat(additions.add(ACME, pipeline, 1, WORDS, ANN).version()).isEqualTo(1);
        assertThat(library.madeOf(ACME, pipeline).orElseThrow().name()).isEqualTo(WORDS.name());
        assertThat(library.madeOf(OTHER, pipeline)).isEmpty();
    }

    @Test
    void what_is_not_described_or_holds_a_secret_is_not_added() throws IOException {
        String pipeline = published("secret");
        assertThatThrownBy(() -> additions.add(ACME, pipeline, 1, new LibraryWords("A", " ", "B"), ANN))
                .isInstanceOf(LibraryRefusedException.class)
                .hasMessageStartingWith("Give it a name, say in a sentence what it is for");

        edit(ACME, pipeline, ANN, line("customer.code", "'sk_live_0123456789abcdefghij'"));
        int version = publish(pipeline);
        assertThatThrownBy(() -> additions.add(ACME, pipeline, version, WORDS, ANN))
                .isInstanceOf(LibraryRefusedException.class)
                .hasMessageStartingWith("'Form the order' seems to hold a secret.");
    }

    @Test
    void everybody_reads_the_library_and_nobody_changes_it_or_adds_to_what_is_anothers() throws IOException {
        String id = additions.add(ACME, published("shared"), 1, WORDS, ANN).id();
        var jdbc = platform.get(TenantJdbc.class);

        assertThat(library.list(OTHER)).extracting(LibraryEntry::id).contains(id, "sap-sales-orders-to-taxman");
        assertThatThrownBy(
                        () -> jdbc.in(OTHER, client -> client.sql("""
                        INSERT INTO library_version (id, number, name, purpose, source, content_hash, drawing)
                        SELECT id, 9, name, purpose, source, content_hash, drawing FROM library_version
                        WHERE id = ?""").param(id).update()))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("violates row-level security policy");
        for (String change : List.of("UPDATE library_version SET name = ''", "DELETE FROM library_version")) {
            assertThatThrownBy(() -> jdbc.in(ACME, client -> client.sql(change).update()))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
        assertThat(library.versions(ACME, id)).hasSize(1);
        assertThat(library.newest(OTHER, ORDERS)).isEmpty();
    }
}
