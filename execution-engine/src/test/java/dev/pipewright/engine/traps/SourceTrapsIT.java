package dev.pipewright.engine.traps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunState;
import dev.pipewright.simulators.lookalike.LookalikeErp;
import dev.pipewright.simulators.lookalike.LookalikeOptions;
import dev.pipewright.simulators.lookalike.Trap;
import dev.pipewright.simulators.lookalike.TrueDocument;
import dev.pipewright.simulators.lookalike.TrueDocument.State;
import dev.pipewright.simulators.taxman.DocumentStatus;
import dev.pipewright.simulators.taxman.RecordedDocument;
import dev.pipewright.simulators.taxman.RecordedDocument.Revision;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each document of a source full of traps reaches TAXMAN as it really is, each version of it once, and what is void or
/// deleted is void there.
class SourceTrapsIT {

    /// Enough for more than one page of each list, whatever trap adds some.
    private static final LookalikeOptions FEW = LookalikeOptions.defaults().withDocuments(60);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void each_document_arrives_once_under_each_trap(Trap trap) throws IOException {
        try (var world = new LookalikeWorld(folder, FEW.withTraps(Set.of(trap)))) {
            run(world);
            change(world.erp());
            run(world);
            run(world);

            isTheTruth(world);
        }
    }

    @Test
    void each_document_arrives_once_under_all_traps_together() throws IOException {
        LookalikeOptions all = LookalikeOptions.defaults().withTraps(EnumSet.allOf(Trap.class));
        try (var world = new LookalikeWorld(folder, all)) {
            run(world);
            run(world);
            isTheTruth(world);

            change(world.erp());
            run(world);
            isTheTruth(world);
        }
    }

    @Test
    void traps_that_are_switched_on_between_two_runs_change_nothing() throws IOException {
        try (var world = new LookalikeWorld(folder, FEW)) {
            run(world);
            world.erp().turnOn(EnumSet.allOf(Trap.class));
            run(world);
            world.erp().turnOff(EnumSet.allOf(Trap.class));
            change(world.erp());
            run(world);

            isTheTruth(world);
        }
    }

    private static void change(LookalikeErp erp) {
        erp.pass(Duration.ofHours(1));
        erp.update(50);
        erp.editLine(51);
        erp.voidDocument(52);
        erp.delete(53);
        erp.insert();
    }

    private static void run(LookalikeWorld world) {
        Run run = world.runs().record(LookalikePipeline.drawn());

        assertThat(run.failure()).isNull();
        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
    }

    private static void isTheTruth(LookalikeWorld world) {
        List<RecordedDocument> recorded = world.taxman().documents();
        assertThat(amounts(recorded)).containsExactlyEntriesOf(trueAmounts(world));
        assertThat(recorded)
                .as("no version twice")
                .allSatisfy(document -> assertThat(document.revisions())
                        .extracting(Revision::hash)
                        .doesNotHaveDuplicates());
        Set<String> sent = recorded.stream().map(SourceTrapsIT::nameOf).collect(Collectors.toSet());
        assertThat(recorded.stream()
                        .filter(document -> document.status() == DocumentStatus.VOIDED)
                        .map(SourceTrapsIT::nameOf))
                .as("void is what was sent and is given up")
                .containsExactlyInAnyOrderElementsOf(world.erp().truth().stream()
                        .filter(document -> document.state() != State.OPEN)
                        .map(SourceTrapsIT::nameOf)
                        .filter(sent::contains)
                        .toList());
        assertThat(world.erp().truth())
                .filteredOn(document -> document.state() == State.OPEN)
                .allSatisfy(document -> assertThat(world.references(document.id()))
                        .isEqualTo(Stream.ofNullable(document.reference()).toList()));
    }

    /// What TAXMAN has of each document, all its parts together.
    private static SortedMap<String, BigDecimal> amounts(List<RecordedDocument> recorded) {
        SortedMap<String, BigDecimal> amounts = new TreeMap<>();
        for (RecordedDocument document : recorded) {
            if (document.status() == DocumentStatus.COMMITTED) {
                amounts.merge(nameOf(document), plain(document.latest().totalAmount()), SourceTrapsIT::sum);
            }
        }
        return amounts;
    }

    private static SortedMap<String, BigDecimal> trueAmounts(LookalikeWorld world) {
        SortedMap<String, BigDecimal> amounts = new TreeMap<>();
        for (TrueDocument document : world.erp().truth()) {
            if (document.state() == State.OPEN) {
                amounts.put(nameOf(document), plain(document.total()));
            }
        }
        return amounts;
    }

    private static String nameOf(TrueDocument document) {
        return document.company() + " " + document.number();
    }

    /// The second part of a long document has a code of its own.
    private static String nameOf(RecordedDocument document) {
        return document.company() + " " + document.code().replaceFirst("-2$", "");
    }

    private static BigDecimal plain(BigDecimal amount) {
        return amount.stripTrailingZeros();
    }

    private static BigDecimal sum(BigDecimal some, BigDecimal more) {
        return plain(some.add(more));
    }
}
