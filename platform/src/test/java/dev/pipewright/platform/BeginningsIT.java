package dev.pipewright.platform;

import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static dev.pipewright.platform.TestPlatform.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.preview.NodeTrace;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeKind;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.wanted.TargetField;
import dev.pipewright.platform.begin.BeginRefusedException;
import dev.pipewright.platform.begin.Beginning;
import dev.pipewright.platform.begin.BeginningDesk;
import dev.pipewright.platform.begin.Begun;
import dev.pipewright.platform.begin.BroughtFiles;
import dev.pipewright.platform.begin.Choice;
import dev.pipewright.platform.begin.Offer;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.connection.StreamLook;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.preview.EstimateAnswers;
import dev.pipewright.platform.preview.PreviewDesk;
import dev.pipewright.platform.preview.PreviewQuestion;
import dev.pipewright.platform.preview.SampleChoice;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.Runs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// From a file to a pipeline that calculates tax, on the whole platform.
class BeginningsIT {

    private static final Path RESOURCES = Path.of("..", "e2e-tests", "src", "test", "resources");
    private static final String HEADER =
            "order_no,company,currency,order_date,customer_no,street,city,state,zip,country,sku,quantity,amount\n";

    private static TestPlatform platform;
    private static BroughtFiles files;
    private static BeginningDesk desk;

    @BeforeAll
    static void start() throws IOException {
        platform = TestPlatform.start();
        platform.publishOrders();
        files = platform.get(BroughtFiles.class);
        desk = platform.get(BeginningDesk.class);
    }

    @AfterAll
    static void stop() throws IOException {
        platform.close();
    }

    private static String line(String order, int number) {
        return order + ",ACME-US,USD,2026-03-01,C-7,2 Oak St,Spokane,WA,99201,US,S-" + number + ",1," + number
                + ".50\n";
    }

    private static Beginning taken(String name, byte[] content) throws IOException {
        return files.take(ACME, name, content.length, new ByteArrayInputStream(content), ANN);
    }

    private static Beginning taken(String name, String content) throws IOException {
        return taken(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static Begun begun(Beginning beginning, Choice choice) {
        return desk.begin(ACME, beginning, desk.look(ACME, beginning), choice, null, ANN, Sentences.english());
    }

    private static List<NodeTrace.Left> estimated(Begun begun, int documents) throws InterruptedException {
        Draft draft = platform.get(Drafts.class).open(ACME, begun.entry().id()).orElseThrow();
        var preview = platform.get(PreviewDesk.class)
                .preview(
                        new PreviewQuestion(
                                ACME, draft, begun.call(), new SampleChoice.Live(), 200, documents, Map.of(), ""),
                        new EstimateAnswers(),
                        () -> false);
        assertThat(preview.trouble()).isNull();
        return preview.at(begun.call()).orElseThrow().out();
    }

    @Test
    void a_file_with_a_line_for_each_position_becomes_taxed_orders_without_another_edit() throws Exception {
        Beginning beginning =
                taken("foodmart-orders.csv", Files.readAllBytes(RESOURCES.resolve("foodmart-orders.csv")));
        StreamLook look = desk.look(ACME, beginning);
        Offer offer = desk.offer(ACME, beginning, look, Choice.of("taxman-v1"));

        Begun begun = begun(beginning, Choice.of("taxman-v1"));

        assertThat(offer.groupBy()).containsExactly("order_no");
        assertThat(offer.missing()).isEmpty();
        assertThat(offer.connection()).isEqualTo("taxman");
        assertThat(begun.problems()).noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
        assertThat(estimated(begun, 5))
                .hasSize(5)
                .allSatisfy(left -> assertThat(JsonValues.text(left.record().fields()))
                        .contains("totalTax", "FMC-19970101-6-", "FOODMART-US"));
        var run = platform.get(Runs.class)
                .start(new RunRequest(
                        ACME, begun.entry().id(), RunRequest.Subject.DRAFT, Mode.ESTIMATE, Map.of(), "first-try", ANN));
        var report = platform.ended(run);
        assertThat(report.run().state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void a_file_of_whole_orders_needs_no_groups() throws Exception {
        Beginning beginning =
                taken("foodmart-orders.json", Files.readAllBytes(RESOURCES.resolve("foodmart-orders.json")));

        Begun begun = begun(beginning, Choice.of("taxman-v1"));

        assertThat(begun.problems()).noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
        Draft draft = platform.get(Drafts.class).open(ACME, begun.entry().id()).orElseThrow();
        assertThat(draft.drawing().pipeline().nodes())
                .extracting(NodeKind::of)
                .containsExactlyInAnyOrder(NodeKind.SOURCE, NodeKind.MAP, NodeKind.API_CALL, NodeKind.SINK);
        assertThat(estimated(begun, 3))
                .hasSize(3)
                .allSatisfy(left ->
                        assertThat(JsonValues.text(left.record().fields())).contains("totalTax"));
    }

    @Test
    void all_that_is_drawn_is_one_edit_that_can_be_taken_back() throws Exception {
        Begun begun = begun(taken("undo.csv", HEADER + line("U-1", 1)), Choice.of("taxman-v1"));
        var drafts = platform.get(Drafts.class);
        assertThat(drafts.open(ACME, begun.entry().id())
                        .orElseThrow()
                        .drawing()
                        .pipeline()
                        .nodes())
                .hasSize(5);

        drafts.undo(ACME, begun.entry().id(), ANN);

        Draft draft = drafts.open(ACME, begun.entry().id()).orElseThrow();
        assertThat(draft.drawing().pipeline().nodes()).isEmpty();
        assertThat(draft.drawing().pipeline().name()).isEqualTo("undo → TAXMAN");
    }

    @Test
    void what_nothing_fills_is_named_and_can_be_given() throws Exception {
        Beginning beginning = taken("gaps.csv", """
                order_no,order_date,customer_no,street,city,state,zip,country,sku,amount
                G-1,2026-03-01,C-7,2 Oak St,Spokane,WA,99201,US,S-1,1.50
                G-1,2026-03-01,C-7,2 Oak St,Spokane,WA,99201,US,S-2,2.50
                """);
        StreamLook look = desk.look(ACME, beginning);

        Offer open = desk.offer(ACME, beginning, look, Choice.of("taxman-v1"));
        var given = new Choice("", "taxman-v1", "", null, Map.of("company", "'ACME-US'", "currency", "'USD'"));
        Offer closed = desk.offer(ACME, beginning, look, given);

        assertThat(open.missing()).extracting(TargetField::path).containsExactly("company", "currency");
        assertThat(closed.missing()).isEmpty();
        assertThat(estimated(begun(beginning, given), 1)).hasSize(1);
    }

    @Test
    void a_file_never_takes_the_place_of_another_one_and_its_name_leads_nowhere() throws IOException {
        Beginning first = taken("../../same.csv", HEADER + line("S-1", 1));
        Beginning second = taken("same.csv", HEADER + line("S-2", 1));

        assertThat(first.stream().name()).isEqualTo("same.csv");
        assertThat(second.stream().name()).isEqualTo("same-2.csv");
        assertThat(desk.look(ACME, first).sample().getFirst().fields()).containsEntry("order_no", "S-1");
    }

    @Test
    void a_tenant_has_its_own_folder_and_its_own_connection() throws IOException {
        byte[] content = (HEADER + line("T-1", 1)).getBytes(StandardCharsets.UTF_8);
        Beginning ours = taken("apart.csv", content);
        Beginning theirs = files.take(OTHER, "apart.csv", content.length, new ByteArrayInputStream(content), ANN);

        assertThat(theirs.stream().name()).isEqualTo("apart.csv");
        assertThat(folderOf(ACME, ours)).endsWith("acme");
        assertThat(folderOf(OTHER, theirs)).endsWith("other");
        var ofAcme = Map.<String, Object>of("file", "../acme/apart.csv");
        assertThatThrownBy(() -> desk.look(OTHER, theirs.readBy(ofAcme)))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("outside");
    }

    private static String folderOf(TenantId tenant, Beginning beginning) {
        return String.valueOf(platform.get(Connections.class)
                .find(tenant, beginning.connection())
                .orElseThrow()
                .settings()
                .get("folder"));
    }

    @Test
    void what_is_said_to_be_too_large_is_refused_before_a_byte_is_read() throws IOException {
        // What is closed cannot be read.
        var unread = InputStream.nullInputStream();
        unread.close();

        assertThatThrownBy(() -> files.take(ACME, "large.csv", 500L << 20, unread, ANN))
                .isInstanceOf(BeginRefusedException.class)
                .hasMessage("'large.csv' is larger than 256 MB. Split it, or read it where it is by a connection.");
    }

    @Test
    void what_has_nothing_in_it_or_is_of_no_format_is_not_kept() throws IOException {
        long before = kept();

        assertThatThrownBy(() -> taken("nothing.csv", "")).hasMessageStartingWith("There is nothing in 'nothing.csv'.");
        assertThatThrownBy(() -> taken("logo.png", new byte[] {1, 0, 2}))
                .hasMessageStartingWith("'logo.png' is of no format");
        assertThatThrownBy(() -> taken("..", "a")).hasMessageStartingWith("The file has no name.");

        assertThat(kept()).isEqualTo(before);
    }

    private static long kept() throws IOException {
        Beginning any = taken("any.csv", HEADER + line("K-1", 1));
        try (var list = Files.list(Path.of(folderOf(ACME, any)))) {
            return list.filter(file -> !String.valueOf(file.getFileName()).startsWith("any"))
                    .count();
        }
    }

    @Test
    void a_mark_before_utf_8_letters_of_windows_and_one_column_are_read() throws IOException {
        Beginning marked = taken("marked.csv", "\uFEFForder_no,city\n1,München\n");
        Beginning latin = taken("latin.csv", "order_no;city\n1;München\n".getBytes(Charset.forName("windows-1252")));
        Beginning single = taken("single.csv", "order_no\n1\n2\n");

        assertThat(desk.look(ACME, marked).sample().getFirst().fields())
                .isEqualTo(Map.of("order_no", "1", "city", "München"));
        assertThat(desk.look(ACME, latin).sample().getFirst().fields())
                .isEqualTo(Map.of("order_no", "1", "city", "München"));
        StreamLook column = desk.look(ACME, single);
        assertThat(column.sample()).hasSize(2);
        assertThat(desk.offer(ACME, single, column, Choice.of("taxman-v1")).missing())
                .isNotEmpty();
    }

    @Test
    void what_is_broken_in_a_file_is_told_with_its_line() throws IOException {
        Beginning twice = taken("twice.csv", "order_no,order_no\n1,2\n");
        Beginning quotes = taken("quotes.csv", "order_no,city\n1,Rome\n2,\"Oslo\n");
        Beginning names = taken("names.csv", "order_no,city\n");
        Beginning json = taken("broken.json", "[\n{\"a\": 1},\n{\"a\": }\n]");

        assertThatThrownBy(() -> desk.look(ACME, twice)).hasMessageContaining("'order_no' twice");
        assertThat(desk.look(ACME, quotes).unreadable())
                .extracting(unreadable -> unreadable.message())
                .containsExactly("Line 3 is broken: a quote is opened and never closed.");
        assertThat(desk.look(ACME, names).sample()).isEmpty();
        assertThatThrownBy(() -> desk.look(ACME, json)).hasMessageContaining("line 3");
    }

    @Test
    void nothing_is_drawn_over_what_is_there() throws IOException {
        Beginning beginning = taken("over.csv", HEADER + line("O-1", 1));
        StreamLook look = desk.look(ACME, beginning);

        assertThatThrownBy(() -> desk.begin(
                        ACME, beginning, look, Choice.of("taxman-v1"), TestPlatform.ORDERS, ANN, Sentences.english()))
                .isInstanceOf(BeginRefusedException.class)
                .hasMessageContaining("Begin a new pipeline.");
    }

    @Test
    void the_nodes_bear_names_and_stand_apart() throws IOException {
        Begun begun = begun(taken("named.csv", HEADER + line("N-1", 1)), Choice.of("taxman-v1"));

        Draft draft = platform.get(Drafts.class).open(ACME, begun.entry().id()).orElseThrow();
        assertThat(draft.drawing().pipeline().nodes())
                .extracting(Node::name)
                .containsExactlyInAnyOrder(
                        "named", "One document per order_no", "Form the request to TAXMAN", "Calculate tax", "Results");
        assertThat(draft.drawing().layout().positions().values()).doesNotHaveDuplicates();
        assertThat(Sentence.read(begun.entry().description())).isEmpty();
    }
}
