package dev.pipewright.simulators.lookalike;

import dev.pipewright.simulators.lookalike.TrueDocument.Line;
import dev.pipewright.simulators.lookalike.TrueDocument.State;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// All documents with all their versions. A second passes with each change, so that no two have the same time.
/// Safe for many threads.
final class SalesBook {

    private static final Duration STEP = Duration.ofSeconds(1);

    private final SourceClock clock;
    private final Traps traps;
    private final TreeMap<Long, List<Version>> histories = new TreeMap<>();
    private int changes;

    SalesBook(SourceClock clock, Traps traps) {
        this.clock = clock;
        this.traps = traps;
    }

    /// @param at from when on it was so, by the right time
    private record Version(Instant at, StoredDocument stored) {}

    /// The id of the next document.
    synchronized long nextId() {
        return histories.isEmpty() ? 1 : histories.lastKey() + 1;
    }

    /// The day by the right time, in UTC.
    LocalDate today() {
        return clock.now().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /// Enters a document.
    ///
    /// @param at since when it can be seen, by the right time
    synchronized void enter(StoredDocument stored, Instant at) {
        var history = new ArrayList<Version>();
        history.add(new Version(at, stored));
        if (histories.putIfAbsent(stored.id(), history) != null) {
            throw new IllegalArgumentException("there is a document " + stored.id() + " already");
        }
    }

    /// Enters a document now.
    ///
    /// @param ago how old its timestamps are
    synchronized void insert(TrueDocument document, Duration ago) {
        clock.pass(STEP);
        enter(new StoredDocument(document, clock.shown().minus(ago), null, Map.of()), clock.now());
    }

    /// Gives a document a new reference.
    synchronized void update(long id) {
        StoredDocument old = last(id);
        clock.pass(STEP);
        changes++;
        add(old.changed(old.document().withReference("CHANGE-" + changes), clock.shown()));
    }

    /// Gives several documents a new reference within one second.
    synchronized void updateAtOnce(Set<Long> ids) {
        clock.pass(STEP);
        changes++;
        for (long id : ids) {
            StoredDocument old = last(id);
            add(old.changed(old.document().withReference("CHANGE-" + changes), clock.shown()));
        }
    }

    /// Adds one piece, at the price of one unit of the currency, to the first line of a document.
    synchronized void editLine(long id) {
        StoredDocument old = last(id);
        clock.pass(STEP);
        var lines = new ArrayList<>(old.document().lines());
        Line first = lines.getFirst();
        lines.set(
                0,
                new Line(
                        first.line(),
                        first.sku(),
                        first.description(),
                        first.category(),
                        first.quantity().add(BigDecimal.ONE),
                        first.amount().add(BigDecimal.ONE)));
        boolean noticed = !traps.isOn(Trap.SILENT_LINE_EDIT);
        add(old.edited(old.document().withLines(lines), first.line(), clock.shown(), noticed));
    }

    /// Takes all amounts out of a document.
    synchronized void voidDocument(long id) {
        StoredDocument old = last(id);
        clock.pass(STEP);
        TrueDocument empty = old.document()
                .withAmounts(State.VOID, old.document().currency(), amount -> BigDecimal.ZERO.setScale(amount.scale()));
        add(old.changed(empty, clock.shown()));
    }

    synchronized void delete(long id) {
        StoredDocument old = last(id);
        clock.pass(STEP);
        TrueDocument gone =
                old.document().withAmounts(State.DELETED, old.document().currency(), amount -> amount);
        add(old.changed(gone, clock.shown()));
    }

    /// What can be seen now: all documents, but for those that were deleted without a trace.
    synchronized List<StoredDocument> visible() {
        boolean leavesNoTrace = traps.isOn(Trap.DELETE_AND_VOID);
        return latest().stream()
                .filter(stored -> !leavesNoTrace || stored.document().state() != State.DELETED)
                .toList();
    }

    /// Those that were deleted.
    synchronized List<StoredDocument> deleted() {
        return latest().stream()
                .filter(stored -> stored.document().state() == State.DELETED)
                .toList();
    }

    private List<StoredDocument> latest() {
        return histories.values().stream()
                .map(history -> history.getLast().stored())
                .toList();
    }

    /// All documents as they were at a time, by their ids.
    ///
    /// @param at by the right time
    synchronized List<TrueDocument> truth(Instant at) {
        return histories.values().stream()
                .map(history -> history.reversed().stream()
                        .filter(version -> !version.at().isAfter(at))
                        .findFirst())
                .flatMap(Optional::stream)
                .map(version -> version.stored().document())
                .toList();
    }

    private List<Version> history(long id) {
        List<Version> history = histories.get(id);
        if (history == null) {
            throw new IllegalArgumentException("There is no document " + id + ".");
        }
        return history;
    }

    private StoredDocument last(long id) {
        return history(id).getLast().stored();
    }

    private void add(StoredDocument stored) {
        history(stored.id()).add(new Version(clock.now(), stored));
    }
}
