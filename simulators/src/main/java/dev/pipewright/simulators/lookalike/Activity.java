package dev.pipewright.simulators.lookalike;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What the source's people do to its documents, at the worst of times.
final class Activity {

    /// How old a document is that appears late.
    static final Duration LATE = Duration.ofMinutes(2);

    static final int LONG_DOCUMENT_LINES = 1200;

    private static final int CHANGED_AT_ONCE = 40;
    private static final int SAME_NUMBERS = 10;
    private static final int FOREIGN = 5;
    private static final int FEWEST_ROWS = 4;

    private final SalesBook book;
    private final Traps traps;
    private final DocumentGenerator generator;

    Activity(SalesBook book, Traps traps, DocumentGenerator generator) {
        this.book = book;
        this.traps = traps;
        this.generator = generator;
    }

    /// Switches a trap on, with what it changes at once.
    void begin(Trap trap) {
        if (!traps.turnOn(trap)) {
            return;
        }
        switch (trap) {
            case EQUAL_TIMES -> book.updateAtOnce(someIds());
            case SAME_NUMBER_TWICE -> repeatNumbers();
            case LONG_DOCUMENT ->
                book.insert(generator.longDocument(book.nextId(), book.today(), LONG_DOCUMENT_LINES), Duration.ZERO);
            case OTHER_DECIMALS -> sellAbroad();
            default -> {
                // What it does, it does while it is on.
            }
        }
    }

    private Set<Long> someIds() {
        return book.visible().stream()
                .filter(stored -> stored.document().state() == TrueDocument.State.OPEN)
                .limit(CHANGED_AT_ONCE)
                .map(StoredDocument::id)
                .collect(Collectors.toSet());
    }

    private void repeatNumbers() {
        List<String> numbers = book.visible().stream()
                .map(StoredDocument::document)
                .filter(document -> document.company().equals(DocumentGenerator.FIRST_COMPANY))
                .limit(SAME_NUMBERS)
                .map(TrueDocument::number)
                .toList();
        for (String number : numbers) {
            TrueDocument document = generator.document(book.nextId(), book.today());
            book.insert(document.withNumber(DocumentGenerator.SECOND_COMPANY, number), Duration.ZERO);
        }
    }

    private void sellAbroad() {
        for (int i = 0; i < FOREIGN; i++) {
            book.insert(generator.inCurrency(book.nextId(), book.today(), "JPY", "150", 0), Duration.ZERO);
            book.insert(generator.inCurrency(book.nextId(), book.today(), "KWD", "0.307", 3), Duration.ZERO);
        }
    }

    /// A page of documents was answered.
    void afterPage(Pages.Page page) {
        if (!page.hasMore()) {
            if (traps.snaps(Trap.LATE_COMMIT)) {
                book.insert(generator.document(book.nextId(), book.today()), LATE);
            }
            return;
        }
        if (page.rows().size() < FEWEST_ROWS) {
            return;
        }
        if (traps.snaps(Trap.MOVING_ROWS)) {
            book.update(page.rows().get(0).id());
        }
        if (traps.snaps(Trap.DELETE_AND_VOID)) {
            book.delete(page.rows().get(1).id());
            book.voidDocument(page.rows().get(2).id());
        }
        if (traps.snaps(Trap.SILENT_LINE_EDIT)) {
            book.editLine(page.rows().get(3).id());
        }
    }
}
