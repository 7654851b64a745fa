package dev.pipewright.platform.draft;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.store.Notifications;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.edit.EditRefusedException;
import dev.pipewright.model.edit.EditsBetween;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.draft.DraftLog.Entry;
import dev.pipewright.platform.draft.DraftLog.Kind;
import dev.pipewright.platform.draft.UndoStacks.Written;
import dev.pipewright.platform.tenant.TenantJdbc;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Drafts in the database. A row lock orders the edits of one draft; what is acknowledged is committed.
public final class JdbcDrafts implements Drafts {

    /// The channel on which nodes tell each other of edits.
    public static final String CHANNEL = "pipewright_draft";

    /// After so many edits a new base is kept, so that opening stays quick.
    private static final int EDITS_PER_BASE = 200;

    private static final int REMEMBERED = 100;

    private final TenantJdbc transactions;
    private final NewestDrafts newest = new NewestDrafts(REMEMBERED);
    private final Map<DraftKey, DraftFeed> feeds = new ConcurrentHashMap<>();

    /// @param notifications where edits made on other nodes are heard
    public JdbcDrafts(TenantJdbc transactions, Notifications notifications) {
        this.transactions = transactions;
        notifications.listen(CHANNEL, this::heard);
    }

    private void heard(String draft) {
        feeds.forEach((key, feed) -> {
            if (draft.isEmpty() || draft.equals(key.text())) {
                feed.catchUp();
            }
        });
    }

    @Override
    public Optional<Draft> open(TenantId tenant, String pipeline) {
        return transactions.in(tenant, jdbc -> {
            var log = new DraftLog(jdbc, tenant, pipeline);
            return log.seq().map(seq -> upTo(log, new DraftKey(tenant, pipeline), seq));
        });
    }

    @Override
    public Optional<Draft> removed(TenantId tenant, String pipeline) {
        return transactions.in(tenant, jdbc -> {
            var log = new DraftLog(jdbc, tenant, pipeline);
            return log.lastSeq().map(seq -> upTo(log, new DraftKey(tenant, pipeline), seq));
        });
    }

    @Override
    public Optional<Drawing> stateOf(TenantId tenant, String pipeline, String contentHash) {
        Optional<Draft> newest = open(tenant, pipeline);
        return newest.flatMap(draft -> new EarlierStates(
                        draft,
                        (upTo, most) ->
                                transactions.in(tenant, jdbc -> new DraftLog(jdbc, tenant, pipeline).back(upTo, most)))
                .find(contentHash));
    }

    @Override
    public List<SavedEdit> after(TenantId tenant, String pipeline, long seq) {
        return transactions.in(tenant, jdbc -> new DraftLog(jdbc, tenant, pipeline).after(seq));
    }

    private Draft upTo(DraftLog log, DraftKey key, long seq) {
        Draft known = newest.find(key);
        Draft draft = known != null && known.seq() <= seq ? known : baseOf(log, key);
        for (SavedEdit edit : log.after(draft.seq())) {
            draft = new Draft(key.pipeline(), edit.seq(), edit.edit().applyTo(draft.drawing()));
        }
        newest.remember(key, draft);
        return draft;
    }

    private static Draft baseOf(DraftLog log, DraftKey key) {
        DraftLog.Base base = log.base();
        return new Draft(
                key.pipeline(), base.seq(), PipelineJson.read(base.drawing()).drawing());
    }

    @Override
    public SavedEdit propose(TenantId tenant, String pipeline, String author, Proposal proposal) {
        var key = new DraftKey(tenant, pipeline);
        SavedEdit saved = changing(key, change -> {
            Optional<SavedEdit> known = change.log().find(proposal.editId());
            return known.orElseGet(
                    () -> change.append(proposal.editId(), author, change.merged(proposal), Kind.EDIT, null));
        });
        told(key);
        return saved;
    }

    @Override
    public Optional<SavedEdit> become(TenantId tenant, String pipeline, String author, UnaryOperator<Drawing> target) {
        var key = new DraftKey(tenant, pipeline);
        Optional<SavedEdit> saved = changing(key, change -> {
            Drawing now = change.draft().drawing();
            // As one of several it is a step of its own, and never one with what the person has just typed.
            return EditsBetween.of(now, target.apply(now))
                    .map(edit -> new PipelineEdit.Several(List.of(edit)))
                    .map(edit -> change.append(UUID.randomUUID().toString(), author, edit, Kind.EDIT, null));
        });
        told(key);
        return saved;
    }

    @Override
    public Optional<SavedEdit> undo(TenantId tenant, String pipeline, String author) {
        return back(new DraftKey(tenant, pipeline), author, Kind.UNDO, UndoStacks::toUndo);
    }

    @Override
    public Optional<SavedEdit> redo(TenantId tenant, String pipeline, String author) {
        return back(new DraftKey(tenant, pipeline), author, Kind.REDO, UndoStacks::toRedo);
    }

    private Optional<SavedEdit> back(
            DraftKey key, String author, Kind kind, Function<UndoStacks, List<Written>> choice) {
        Optional<SavedEdit> saved = changing(key, change -> {
            List<Written> step = choice.apply(new UndoStacks(change.log().of(author)));
            step.forEach(back -> refuseIfChanged(back.last(), change.draft().drawing()));
            String id = UUID.randomUUID().toString();
            SavedEdit last = null;
            for (int part = 0; part < step.size(); part++) {
                Written back = step.get(part);
                String editId = step.size() == 1 ? id : id + "/" + part;
                last = change.append(
                        editId, author, back.inverse(), kind, back.first().seq());
            }
            return Optional.ofNullable(last);
        });
        told(key);
        return saved;
    }

    private static void refuseIfChanged(Entry last, Drawing drawing) {
        if (!last.saved().edit().holdsIn(drawing)) {
            throw EditRefusedException.changedSince();
        }
    }

    private <T> T changing(DraftKey key, Function<Change, T> work) {
        var change = new Change[1];
        T result = transactions.in(key.tenant(), jdbc -> {
            change[0] = changeOf(jdbc, key);
            return work.apply(change[0]);
        });
        // Only what is committed is remembered.
        newest.remember(key, change[0].draft());
        return result;
    }

    private Change changeOf(JdbcClient jdbc, DraftKey key) {
        var log = new DraftLog(jdbc, key.tenant(), key.pipeline());
        long seq = log.lock().orElseThrow(() -> new DraftGoneException(key));
        return new Change(jdbc, log, key, upTo(log, key, seq));
    }

    private void told(DraftKey key) {
        DraftFeed feed = feeds.get(key);
        if (feed != null) {
            feed.catchUp();
        }
    }

    @Override
    public Watch watch(TenantId tenant, String pipeline, Consumer<SavedEdit> listener) {
        var key = new DraftKey(tenant, pipeline);
        feeds.compute(key, (_, known) -> {
            DraftFeed feed = known == null ? newFeed(key) : known;
            feed.add(listener);
            return feed;
        });
        return () -> feeds.computeIfPresent(key, (_, feed) -> feed.remove(listener) ? null : feed);
    }

    private DraftFeed newFeed(DraftKey key) {
        long seq = transactions.in(
                key.tenant(),
                jdbc -> new DraftLog(jdbc, key.tenant(), key.pipeline()).seq().orElse(0L));
        return new DraftFeed(seq, told -> after(key.tenant(), key.pipeline(), told));
    }

    /// A draft that nobody else changes until the transaction ends.
    private static final class Change {

        private final JdbcClient jdbc;
        private final DraftLog log;
        private final DraftKey key;
        private Draft draft;

        Change(JdbcClient jdbc, DraftLog log, DraftKey key, Draft draft) {
            this.jdbc = jdbc;
            this.log = log;
            this.key = key;
            this.draft = draft;
        }

        DraftLog log() {
            return log;
        }

        Draft draft() {
            return draft;
        }

        /// The edit of a proposal, merged with what its author had not seen yet.
        PipelineEdit merged(Proposal proposal) {
            long unseen = draft.seq() - proposal.baseSeq();
            return unseen <= 0
                    ? proposal.edit()
                    : new LateProposal(proposal, draft, log.back(draft.seq(), Math.toIntExact(unseen))).merged();
        }

        SavedEdit append(String editId, String author, PipelineEdit edit, Kind kind, @Nullable Long takesBack) {
            Drawing before = draft.drawing();
            Drawing after = edit.applyTo(before);
            var saved = new SavedEdit(draft.seq() + 1, editId, author, edit);
            log.append(saved, edit.inverse(before), kind, takesBack);
            log.moveTo(saved.seq(), after.pipeline().name(), after.pipeline().description());
            if (saved.seq() % EDITS_PER_BASE == 0) {
                log.moveBase(new DraftLog.Base(saved.seq(), PipelineJson.write(PipelineFile.of(after))));
            }
            jdbc.sql("SELECT pg_notify(?, ?)")
                    .params(CHANNEL, key.text())
                    .query()
                    .singleRow();
            draft = new Draft(key.pipeline(), saved.seq(), after);
            return saved;
        }
    }
}
