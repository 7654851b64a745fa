package dev.pipewright.platform;

import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.engine.store.Notifications;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Position;
import dev.pipewright.model.edit.EditRefusedException;
import dev.pipewright.model.edit.Overtaken;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.JdbcDrafts;
import dev.pipewright.platform.draft.OvertakenException;
import dev.pipewright.platform.draft.Proposal;
import dev.pipewright.platform.draft.SavedEdit;
import dev.pipewright.platform.people.ApiTokens;
import dev.pipewright.platform.people.People;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.tenant.TenantJdbc;
import dev.pipewright.platform.version.NotPublishableException;
import dev.pipewright.platform.version.Versions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DraftsIT {

    private static final NodeId MAP = new NodeId("map-order7");
    private static final NodeId SINK = new NodeId("sink-results");
    private static final String BEN = "ben";

    private static TestPlatform platform;
    private static Drafts drafts;

    @BeforeAll
    static void startPlatform() throws IOException {
        platform = TestPlatform.start();
        platform.publishOrders();
        drafts = platform.get(Drafts.class);
    }

    @AfterAll
    static void stopPlatform() throws IOException {
        platform.close();
    }

    private static String newPipeline(String id) throws IOException {
        platform.get(Catalogue.class).add(ACME, id, TestPlatform.ordersDrawing(), ANN);
        return id;
    }

    private static Draft open(String pipeline) {
        return drafts.open(ACME, pipeline).orElseThrow();
    }

    private static SavedEdit propose(String pipeline, String author, String editId, PipelineEdit edit) {
        return drafts.propose(
                ACME, pipeline, author, new Proposal(editId, open(pipeline).seq(), edit));
    }

    private static PipelineEdit move(int x, int y) {
        return new PipelineEdit.MoveNodes(Map.of(MAP, new Position(x, y)));
    }

    @Test
    void an_edit_is_applied_once_however_often_it_arrives() throws IOException {
        String pipeline = newPipeline("once");

        SavedEdit first = propose(pipeline, ANN, "e1", new PipelineEdit.RenameNode(MAP, "Orders"));
        SavedEdit again = propose(pipeline, ANN, "e1", new PipelineEdit.RenameNode(MAP, "Orders"));

        assertThat(again).isEqualTo(first);
        assertThat(open(pipeline).seq()).isEqualTo(1);
    }

    @Test
    void edits_of_two_participants_in_any_order_end_in_the_same_drawing_everywhere() throws IOException {
        for (long seed = 1; seed <= 5; seed++) {
            String pipeline = newPipeline("together-" + seed);
            var random = new Random(seed);
            try (var here = new Participant(drafts, pipeline);
                    var there = new OtherNode(pipeline)) {
                for (int number = 0; number < 30; number++) {
                    String author = random.nextBoolean() ? ANN : BEN;
                    Drafts node = random.nextBoolean() ? drafts : there.drafts;
                    act(node, pipeline, author, random, number);
                }

                Draft end = open(pipeline);
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> here.seq() == end.seq() && there.watching.seq() == end.seq());
                assertThat(here.drawing()).isEqualTo(end.drawing());
                assertThat(there.watching.drawing()).isEqualTo(end.drawing());
                assertThat(there.drafts.open(ACME, pipeline)).contains(end);
            }
        }
    }

    private static void act(Drafts node, String pipeline, String author, Random random, int number) {
        try {
            switch (random.nextInt(6)) {
                case 0 -> node.undo(ACME, pipeline, author);
                case 1 -> node.redo(ACME, pipeline, author);
                case 2 ->
                    node.propose(
                            ACME,
                            pipeline,
                            author,
                            new Proposal(
                                    "r" + number,
                                    open(pipeline).seq(),
                                    new PipelineEdit.RenameNode(MAP, "N" + number)));
                case 3 ->
                    node.propose(
                            ACME,
                            pipeline,
                            author,
                            new Proposal("d" + number, open(pipeline).seq(), new PipelineEdit.RemoveNode(SINK)));
                default ->
                    node.propose(
                            ACME,
                            pipeline,
                            author,
                            new Proposal(
                                    "m" + number,
                                    open(pipeline).seq(),
                                    move(random.nextInt(900), random.nextInt(900))));
            }
        } catch (EditRefusedException refused) {
            // Somebody changed the same thing: what is refused changes nothing, which the end shows.
            assertThat(refused.getMessage()).isNotEmpty();
        }
    }

    @Test
    void undo_is_per_person_and_redo_brings_back() throws IOException {
        String pipeline = newPipeline("undo");
        Drawing before = open(pipeline).drawing();
        propose(pipeline, ANN, "a1", new PipelineEdit.RenameNode(MAP, "Ann's"));
        propose(pipeline, BEN, "b1", new PipelineEdit.RenameNode(SINK, "Ben's"));

        drafts.undo(ACME, pipeline, ANN);

        assertThat(open(pipeline).drawing()).isEqualTo(new PipelineEdit.RenameNode(SINK, "Ben's").applyTo(before));
        drafts.redo(ACME, pipeline, ANN);
        assertThat(open(pipeline).drawing().pipeline().node(MAP).orElseThrow().name())
                .isEqualTo("Ann's");
        assertThat(drafts.redo(ACME, pipeline, ANN)).isEmpty();
    }

    @Test
    void undo_is_refused_if_someone_changed_the_same_since() throws IOException {
        String pipeline = newPipeline("refused");
        propose(pipeline, ANN, "a1", new PipelineEdit.RenameNode(MAP, "Ann's"));
        propose(pipeline, BEN, "b1", new PipelineEdit.RenameNode(MAP, "Ben's"));

        assertThatThrownBy(() -> drafts.undo(ACME, pipeline, ANN))
                .isInstanceOf(EditRefusedException.class)
                .hasMessage("Someone has changed the same thing since. Look at the drawing, and change it by hand.");
    }

    @Test
    void a_late_edit_of_the_same_field_changes_nothing_and_says_who_was_faster() throws IOException {
        String pipeline = newPipeline("late");
        Draft seen = open(pipeline);
        propose(pipeline, ANN, "a1", new PipelineEdit.RenameNode(MAP, "Ann's"));
        propose(pipeline, ANN, "a2", new PipelineEdit.RenameNode(SINK, "Kept"));
        Draft before = open(pipeline);
        var late = new Proposal("b1", seen.seq(), new PipelineEdit.RenameNode(MAP, "Ben's"));

        assertThatThrownBy(() -> drafts.propose(ACME, pipeline, BEN, late))
                .isInstanceOfSatisfying(OvertakenException.class, overtaken -> {
                    assertThat(overtaken.authors()).containsExactly(ANN);
                    assertThat(overtaken.seq()).isEqualTo(2);
                    assertThat(overtaken.edit().overtaken())
                            .extracting(Overtaken::theirs, Overtaken::mine)
                            .containsExactly(tuple("Ann's", "Ben's"));
                });

        assertThat(open(pipeline)).isEqualTo(before);
        var elsewhere = new Proposal("b2", seen.seq(), new PipelineEdit.SetDisabled(MAP, true));
        assertThat(drafts.propose(ACME, pipeline, BEN, elsewhere).seq()).isEqualTo(3);
    }

    @Test
    void who_types_on_before_the_answer_has_seen_what_they_wrote_themselves_and_another_window_has_not()
            throws IOException {
        String pipeline = newPipeline("own");
        long seen = open(pipeline).seq();
        drafts.propose(ACME, pipeline, ANN, new Proposal("w.1", seen, new PipelineEdit.RenameNode(MAP, "O")));

        drafts.propose(ACME, pipeline, ANN, new Proposal("w.2", seen, new PipelineEdit.RenameNode(MAP, "Or")));

        var window = new Proposal("x.1", seen, new PipelineEdit.RenameNode(MAP, "Other"));
        assertThatThrownBy(() -> drafts.propose(ACME, pipeline, ANN, window)).isInstanceOf(OvertakenException.class);
        assertThat(open(pipeline).drawing().pipeline().node(MAP).orElseThrow().name())
                .isEqualTo("Or");
    }

    @Test
    void a_command_in_parts_is_one_step_to_take_back_and_to_bring_back() throws IOException {
        String pipeline = newPipeline("parts");
        Drawing before = open(pipeline).drawing();
        propose(pipeline, ANN, "w.c/0", move(900, 900));
        propose(pipeline, ANN, "w.c/1", new PipelineEdit.MoveNodes(Map.of(SINK, new Position(7, 7))));
        Drawing after = open(pipeline).drawing();

        drafts.undo(ACME, pipeline, ANN);

        assertThat(open(pipeline).drawing()).isEqualTo(before);
        drafts.redo(ACME, pipeline, ANN);
        assertThat(open(pipeline).drawing()).isEqualTo(after);
        drafts.undo(ACME, pipeline, ANN);
        assertThat(open(pipeline).drawing()).isEqualTo(before);
    }

    @Test
    void typing_in_one_field_is_one_step() throws IOException {
        String pipeline = newPipeline("typing");
        Drawing before = open(pipeline).drawing();
        var call = new NodeId("apiCall-taxman");
        propose(pipeline, ANN, "t1", new PipelineEdit.ChangeField(call, "answer", "t"));
        propose(pipeline, ANN, "t2", new PipelineEdit.ChangeField(call, "answer", "ta"));
        propose(pipeline, ANN, "t3", new PipelineEdit.ChangeField(call, "answer", "taxes"));

        drafts.undo(ACME, pipeline, ANN);

        assertThat(open(pipeline).drawing()).isEqualTo(before);
        assertThat(drafts.undo(ACME, pipeline, ANN)).isEmpty();
    }

    @Test
    void typing_a_name_is_one_step_too() throws IOException {
        String pipeline = newPipeline("naming");
        Drawing before = open(pipeline).drawing();
        propose(pipeline, ANN, "n1", new PipelineEdit.RenameNode(MAP, "O"));
        propose(pipeline, ANN, "n2", new PipelineEdit.RenameNode(MAP, "Or"));
        propose(pipeline, ANN, "n3", new PipelineEdit.RenameNode(MAP, "Orders"));

        drafts.undo(ACME, pipeline, ANN);

        assertThat(open(pipeline).drawing()).isEqualTo(before);
        drafts.redo(ACME, pipeline, ANN);
        assertThat(open(pipeline).drawing().pipeline().node(MAP).orElseThrow().name())
                .isEqualTo("Orders");
    }

    @Test
    void who_watches_and_fails_harms_neither_the_author_nor_other_watchers() throws IOException {
        String pipeline = newPipeline("detached");
        try (var _ = drafts.watch(ACME, pipeline, edit -> {
                    throw new IllegalStateException("planted: the page is gone");
                });
                var here = new Participant(drafts, pipeline)) {

            SavedEdit saved = propose(pipeline, ANN, "d1", new PipelineEdit.RenameNode(MAP, "Orders"));

            assertThat(here.seq()).isEqualTo(saved.seq());
            assertThat(open(pipeline).seq()).isEqualTo(1);
        }
    }

    @Test
    void a_version_is_numbered_and_a_draft_with_errors_is_not_published() throws IOException {
        String pipeline = newPipeline("versions");
        var versions = platform.get(Versions.class);
        assertThat(versions.publish(ACME, pipeline, ANN, "First.").number()).isEqualTo(1);
        propose(pipeline, ANN, "v1", move(5, 5));
        assertThat(versions.publish(ACME, pipeline, ANN, "Moved.").contentHash())
                .isEqualTo(versions.list(ACME, pipeline).getLast().contentHash());
        propose(pipeline, ANN, "v2", new PipelineEdit.RemoveNode(SINK));
        propose(pipeline, ANN, "v3", new PipelineEdit.RemoveNode(new NodeId("map-result")));

        assertThat(platform.get(Catalogue.class).find(ACME, pipeline))
                .map(CatalogueEntry::draftChanges)
                .contains(4L);
        var mapLines = new PipelineEdit.ChangeField(new NodeId("apiCall-taxman"), "preset", "nothing");
        propose(pipeline, ANN, "v4", mapLines);
        assertThatThrownBy(() -> versions.publish(ACME, pipeline, ANN, "Broken."))
                .isInstanceOf(NotPublishableException.class);
        assertThat(versions.live(ACME, pipeline).orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void what_a_colleague_changed_goes_live_only_when_it_was_seen() throws IOException {
        String pipeline = newPipeline("seen");
        var versions = platform.get(Versions.class);
        String seen = versions.outlook(ACME, pipeline).contentHash();
        propose(pipeline, BEN, "s1", new PipelineEdit.RenameNode(MAP, "Ben's"));

        assertThatThrownBy(() -> versions.publish(ACME, pipeline, seen, ANN, "Not seen."))
                .isInstanceOf(NotPublishableException.class)
                .hasMessage("The draft was changed since you looked at it."
                        + " Look at what goes live now, then publish it.");
        assertThat(versions.live(ACME, pipeline)).isEmpty();

        String now = versions.outlook(ACME, pipeline).contentHash();
        propose(pipeline, BEN, "s2", move(7, 7));
        assertThat(versions.publish(ACME, pipeline, now, ANN, "Seen.").number()).isEqualTo(1);
    }

    @Test
    void people_log_in_with_their_password_and_programs_with_a_token() {
        var ann = new Person("ann", "Ann", ACME);
        platform.get(People.class).put(ann, "correct horse");

        assertThat(platform.get(People.class).logIn("ann", "correct horse")).contains(ann);
        assertThat(platform.get(People.class).logIn("ann", "wrong")).isEmpty();
        assertThat(platform.get(People.class).logIn("nobody", "wrong")).isEmpty();
        String token = platform.get(ApiTokens.class).make(ann, "nightly import");
        assertThat(platform.get(ApiTokens.class).personOf(token)).contains(ann);
        platform.get(ApiTokens.class).revoke(ACME, token);
        assertThat(platform.get(ApiTokens.class).personOf(token)).isEmpty();
    }

    @Test
    void secrets_are_named_but_never_shown_and_stored_sealed() {
        var connections = platform.get(Connections.class);

        var shown = connections.find(ACME, "taxman").orElseThrow();

        assertThat(shown.secrets()).containsExactly("token");
        assertThat(shown.settings()).doesNotContainKey("token");
        assertThat(connections.open(ACME, "taxman").orElseThrow().settings()).containsEntry("token", "demo-key");
        List<byte[]> stored = platform.get(TenantJdbc.class)
                .in(
                        ACME,
                        jdbc -> jdbc.sql("SELECT secrets FROM saved_connection WHERE name = 'taxman'")
                                .query((row, _) -> row.getBytes(1))
                                .list());
        assertThat(new String(stored.getFirst(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("demo-key");
    }

    /// Follows a draft by what it is told alone.
    private static final class Participant implements AutoCloseable {

        private final List<SavedEdit> told = new CopyOnWriteArrayList<>();
        private final Draft opened;
        private final Drafts.Watch watch;

        Participant(Drafts node, String pipeline) {
            this.watch = node.watch(ACME, pipeline, told::add);
            this.opened = node.open(ACME, pipeline).orElseThrow();
        }

        long seq() {
            return told.isEmpty() ? opened.seq() : told.getLast().seq();
        }

        Drawing drawing() {
            Drawing drawing = opened.drawing();
            long seq = opened.seq();
            for (SavedEdit edit : new ArrayList<>(told)) {
                assertThat(edit.seq()).isEqualTo(++seq);
                drawing = edit.edit().applyTo(drawing);
            }
            return drawing;
        }

        @Override
        public void close() {
            watch.close();
        }
    }

    /// Drafts as another process has them: it shares nothing but the database.
    private static final class OtherNode implements AutoCloseable {

        private final Notifications notifications =
                new Notifications(platform.database().app());
        private final JdbcDrafts drafts = new JdbcDrafts(platform.get(TenantJdbc.class), notifications);
        private final Participant watching;

        OtherNode(String pipeline) {
            notifications.begin();
            this.watching = new Participant(drafts, pipeline);
        }

        @Override
        public void close() {
            watching.close();
            notifications.close();
        }
    }
}
