package dev.pipewright.simulators.lookalike;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.simulators.lookalike.TrueDocument.State;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The proof that the traps can be survived, one by one and all together.
class CarefulReaderIT {

    private static List<TrueDocument> living(LookalikeErp erp) {
        return erp.truth().stream()
                .filter(document -> document.state() != State.DELETED)
                .toList();
    }

    private static Set<Long> deleted(LookalikeErp erp) {
        return erp.truth().stream()
                .filter(document -> document.state() == State.DELETED)
                .map(TrueDocument::id)
                .collect(Collectors.toSet());
    }

    private static void isTheTruth(CarefulReader reader, LookalikeErp erp) throws Exception {
        assertThat(reader.documents()).containsExactlyElementsOf(living(erp));
        assertThat(reader.deleted()).isEqualTo(deleted(erp));
        assertThat(reader.countsPerDay()).isEqualTo(reader.recount());
    }

    private static void change(LookalikeErp erp) {
        erp.pass(Duration.ofHours(1));
        erp.update(100);
        erp.editLine(101);
        erp.voidDocument(102);
        erp.delete(103);
        erp.insert();
    }

    @ParameterizedTest
    @EnumSource
    void a_careful_reader_has_exactly_the_truth_under_each_trap(Trap trap) throws Exception {
        try (var erp = LookalikeErp.start(LookalikeOptions.defaults().withTraps(Set.of(trap)));
                var reader = new CarefulReader(erp)) {
            reader.read();
            change(erp);
            reader.read();
            reader.read();

            isTheTruth(reader, erp);
        }
    }

    @Test
    void a_careful_reader_has_exactly_the_truth_under_all_traps_together() throws Exception {
        try (var erp = LookalikeErp.start(LookalikeOptions.defaults().withTraps(EnumSet.allOf(Trap.class)));
                var reader = new CarefulReader(erp)) {
            reader.read();
            reader.read();

            // 240 with ten of equal numbers, a long one, ten in other currencies, and one that came late.
            assertThat(erp.truth()).hasSize(262);
            isTheTruth(reader, erp);

            change(erp);
            reader.read();

            isTheTruth(reader, erp);
        }
    }

    @Test
    void traps_that_are_switched_on_between_two_reads_change_nothing() throws Exception {
        try (var erp = LookalikeErp.start(LookalikeOptions.defaults());
                var reader = new CarefulReader(erp)) {
            reader.read();
            erp.turnOn(EnumSet.allOf(Trap.class));
            reader.read();
            erp.turnOff(EnumSet.allOf(Trap.class));
            change(erp);
            reader.read();

            isTheTruth(reader, erp);
        }
    }
}
