package dev.pipewright.engine.ledger;

import static dev.pipewright.engine.ledger.LedgerFixture.ACME;
import static dev.pipewright.engine.ledger.LedgerFixture.CALL;
import static dev.pipewright.engine.ledger.LedgerFixture.NOON;
import static dev.pipewright.engine.ledger.LedgerFixture.answered;
import static dev.pipewright.engine.ledger.LedgerFixture.chunk;
import static dev.pipewright.engine.ledger.LedgerFixture.ended;
import static dev.pipewright.engine.ledger.LedgerFixture.intent;
import static dev.pipewright.engine.ledger.LedgerFixture.key;
import static dev.pipewright.engine.ledger.LedgerFixture.notReached;
import static dev.pipewright.engine.ledger.LedgerFixture.retry;
import static dev.pipewright.engine.ledger.LedgerFixture.succeeded;
import static dev.pipewright.engine.ledger.LedgerFixture.unanswered;
import static dev.pipewright.engine.ledger.LedgerFixture.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Runs that send few documents at the same time, driven by a seed. Slices are lost, runs are given up, and what
/// they were sending goes on its way: it arrives later or never.
final class LedgerStory {

    private static final int RUNS = 3;
    private static final int DOCUMENTS = 6;
    private static final int PATIENCE = 100;

    private final Ledger ledger;
    private final StoryTarget target;
    private final Supplier<RunId> newRun;
    private final Random random;
    private final List<RunId> runs = new ArrayList<>();
    private final List<Slice> slices = new ArrayList<>();
    private final List<List<OpenDocument>> open = new ArrayList<>();
    private final List<OpenDocument> strays = new ArrayList<>();
    private final Map<DocumentKey, Long> revisionOnItsWay = new HashMap<>();

    LedgerStory(Ledger ledger, StoryTarget target, Supplier<RunId> newRun, long seed) {
        this.ledger = ledger;
        this.target = target;
        this.newRun = newRun;
        this.random = new Random(seed);
        for (int i = 0; i < RUNS; i++) {
            slices.add(begin());
            open.add(new ArrayList<>());
        }
    }

    private Slice begin() {
        runs.add(newRun.get());
        return take(runs.getLast());
    }

    /// One of the runs that nobody works on goes on: it need not be the newest.
    private Slice restarted() {
        List<RunId> over = runs.stream()
                .filter(run -> slices.stream().noneMatch(slice -> slice.run().equals(run)))
                .toList();
        if (over.isEmpty()) {
            return begin();
        }
        RunId run = over.get(random.nextInt(over.size()));
        ledger.takeUp(ACME, run, Mode.RECORD);
        return take(run);
    }

    private Slice take(RunId run) {
        return ledger.take(ACME, run, Mode.RECORD, "s", 0);
    }

    void step() {
        int which = random.nextInt(slices.size());
        Slice slice = slices.get(which);
        switch (random.nextInt(15)) {
            case 0, 1, 2 -> handedOut(which, ledger.commit(slice, chunk(anIntent(), anIntent(), anIntent())));
            case 3, 4 -> handedOut(which, ledger.due(slice, NOON.plusSeconds(random.nextInt(3)), 2));
            case 5 -> {
                lose(which);
                slices.set(which, take(slice.run()));
            }
            case 6 -> {
                if (random.nextInt(4) == 0) {
                    lose(which);
                    ledger.abandon(ACME, slice.run(), Mode.RECORD);
                    slices.set(which, random.nextBoolean() ? begin() : restarted());
                }
            }
            case 7 -> aStrayArrivesOrIsLost();
            case 8 -> aPersonLooksOneUp();
            default -> settleOne(which);
        }
    }

    private Intent anIntent() {
        return intent("INV-" + random.nextInt(DOCUMENTS), "content " + random.nextInt(3));
    }

    /// Of one effect, no two revisions are on their way for slices that live.
    private void handedOut(int which, List<OpenDocument> documents) {
        for (OpenDocument document : documents) {
            Long other = revisionOnItsWay.put(document.key(), document.revision());
            assertThat(other == null || other == document.revision())
                    .as("%s", document)
                    .isTrue();
            open.get(which).add(document);
        }
    }

    private void lose(int which) {
        for (OpenDocument document : open.get(which)) {
            revisionOnItsWay.remove(document.key());
            if (isSent(document)) {
                strays.add(document);
            }
        }
        open.get(which).clear();
    }

    /// What is in doubt is sent again only where that is safe.
    private boolean isSent(OpenDocument document) {
        return target.isSafe() || !document.inDoubt();
    }

    private void aStrayArrivesOrIsLost() {
        if (!strays.isEmpty()) {
            OpenDocument stray = strays.remove(random.nextInt(strays.size()));
            if (random.nextBoolean()) {
                target.receive(stray);
            }
        }
    }

    /// A person looks up what a run that is over left unknown, once nothing of it is on its way any more.
    private void aPersonLooksOneUp() {
        RunId run = runs.get(random.nextInt(runs.size()));
        boolean isOver = slices.stream().noneMatch(slice -> slice.run().equals(run));
        ledger.troubled(ACME, run, 0, 10_000).stream()
                .filter(document -> isOver && document.state() == DocumentState.UNKNOWN)
                .filter(document -> isAtRest(document.id()))
                .findFirst()
                .ifPresent(document -> settle(run, document.id()));
    }

    private boolean isAtRest(long document) {
        return Stream.concat(strays.stream(), open.stream().flatMap(List::stream))
                .noneMatch(sent -> sent.id() == document);
    }

    private void settle(RunId run, long document) {
        var finding = new Finding(target.hasReceived(document), "ann");
        try {
            ledger.workList()
                    .settle(ACME, run, Mode.RECORD, new TroubleSelection.Documents(List.of(document)), finding);
        } catch (WorkRefusedException _) {
            // A run that has it too asks first.
        }
    }

    private void settleOne(int which) {
        List<OpenDocument> mine = open.get(which);
        if (!mine.isEmpty()) {
            OpenDocument document = mine.remove(random.nextInt(mine.size()));
            revisionOnItsWay.remove(document.key());
            ledger.settle(slices.get(which), List.of(outcome(document)));
        }
    }

    private Outcome outcome(OpenDocument document) {
        if (!isSent(document)) {
            return unknown(document);
        }
        return switch (random.nextInt(10)) {
            case 0 -> retry(document, NOON);
            case 1 -> retry(document, NOON.plusSeconds(1), answered(503));
            case 2 -> document.inDoubt() ? unknown(document) : givenUp(document);
            case 3 -> {
                target.receive(document);
                yield lost(document, answered(500));
            }
            case 4 -> {
                target.receive(document);
                yield lost(document, unanswered());
            }
            case 5 -> {
                strays.add(document);
                yield lost(document, unanswered());
            }
            default -> answer(document);
        };
    }

    private static Outcome givenUp(OpenDocument document) {
        return new Outcome(
                document.id(),
                DocumentState.FAILED,
                null,
                true,
                List.of(notReached()),
                null,
                "no-answer",
                "Given up.",
                null);
    }

    private Outcome lost(OpenDocument document, Attempt attempt) {
        return target.isSafe() && random.nextInt(4) > 0
                ? retry(document, NOON.plusSeconds(1), attempt)
                : unknown(document);
    }

    private Outcome answer(OpenDocument document) {
        target.receive(document);
        return StoryTarget.refuses(document)
                ? ended(document, DocumentState.REJECTED)
                : succeeded(document, "{\"of\":\"" + document.request().text().hashCode() + "\"}");
    }

    /// The target works again: every run comes to its end.
    void workOff() {
        for (int round = 0; round < PATIENCE && waiting() > 0; round++) {
            for (int which = 0; which < slices.size(); which++) {
                workOff(which);
            }
        }
        assertThat(waiting()).as("documents that wait for ever").isZero();
    }

    private void workOff(int which) {
        handedOut(which, ledger.due(slices.get(which), NOON.plusSeconds(60), 100));
        for (OpenDocument document : open.get(which)) {
            revisionOnItsWay.remove(document.key());
            ledger.settle(slices.get(which), List.of(isSent(document) ? answer(document) : unknown(document)));
        }
        open.get(which).clear();
    }

    private long waiting() {
        return slices.stream()
                .mapToLong(slice -> ledger.progress(slice).waiting())
                .sum();
    }

    /// A new run that sends every document, and that what is still under way can not spoil.
    void finish() {
        slices.add(begin());
        open.add(new ArrayList<>());
        int last = slices.size() - 1;
        Intent[] intents = IntStream.range(0, DOCUMENTS)
                .mapToObj(i -> intent("INV-" + i, "the last"))
                .toArray(Intent[]::new);
        handedOut(last, ledger.commit(slices.get(last), chunk(intents)));
        workOff();
        strays.forEach(target::receive);
    }

    void assertEveryDocumentWasRecordedLast() {
        for (int i = 0; i < DOCUMENTS; i++) {
            assertThat(target.last(key("INV-" + i))).contains("the last");
        }
    }

    /// What is in no doubt is as the ledger says.
    void assertTold() {
        for (RunId run : runs) {
            for (TroubledDocument document : ledger.troubled(ACME, run, 0, 10_000)) {
                boolean certainlyNotThere = switch (document.state()) {
                    case FAILED, CANCELLED, REJECTED, WAITING -> true;
                    case SUPERSEDED -> !"found-out".equals(document.code());
                    case UNKNOWN, SUCCEEDED, UNCHANGED, DUPLICATE -> false;
                };
                if (certainlyNotThere) {
                    assertThat(target.hasReceived(document.id()))
                            .as("%s", document)
                            .isFalse();
                }
            }
        }
    }

    void assertBalanced() {
        for (RunId run : runs) {
            for (Balance balance : ledger.balances(ACME, run).values()) {
                assertThat(balance.isBalanced()).isTrue();
                assertThat(balance.byState().values()).allMatch(count -> count >= 0);
            }
        }
        for (Slice slice : slices) {
            long waiting = ledger.balances(ACME, slice.run())
                    .getOrDefault(CALL, new Balance(0, Map.of(), Map.of(), 0, 0))
                    .count(DocumentState.WAITING);
            assertThat(ledger.progress(slice).waiting()).isEqualTo(waiting);
        }
    }

    List<Object> state() {
        var state = new ArrayList<Object>();
        for (RunId run : runs) {
            state.add(ledger.balances(ACME, run));
            state.add(ledger.settled(ACME, run, CALL, null, 1000));
            state.add(ledger.troubled(ACME, run, 0, 1000));
        }
        for (Slice slice : slices) {
            state.add(ledger.progress(slice));
            state.add(ledger.nextDue(slice).orElse(Instant.MAX));
        }
        return state;
    }
}
