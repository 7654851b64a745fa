package dev.pipewright.engine;

import static dev.pipewright.engine.plan.Drawings.header;
import static dev.pipewright.engine.plan.Drawings.results;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.engine.store.Reading;
import dev.pipewright.model.Node;
import dev.pipewright.model.schema.Schema;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What lies where one load ends and the next begins: it is read twice, and goes on once.
public abstract class BorderRunnerContract extends IncrementalRunnerContract {

    @Test
    void what_lies_at_the_border_reaches_a_sink_once() {
        Run first = ended(keeping(), ledger());
        insert(5, "A-4", 1, "10.00", "2026-03-02 10:03:00");
        world().inShop("UPDATE sale SET amount = 71.00 WHERE id = 4");
        insert(6, "A-5", 1, "20.00", "2026-03-02 10:04:00");

        Run second = ended(keeping(), ledger());
        Run third = ended(keeping(), ledger());

        assertThat(ids(first)).containsExactlyInAnyOrder("1", "2", "3", "4");
        assertThat(ids(second)).containsExactlyInAnyOrder("4", "5", "6");
        assertThat(ids(third)).isEmpty();
        assertThat(third.state()).isEqualTo(RunState.COMPLETED);
        assertThat(ledger().counts(tenant, third.id()).get(SALES)).isEqualTo(new NodeCounts(1, 0, 1, 0, 0, 0));
    }

    @Test
    void of_two_equal_records_at_the_border_the_second_is_new() {
        world().inShop("ALTER TABLE sale DROP PRIMARY KEY");
        ended(keeping(), ledger());
        insert(4, "A-3", 1, "70.00", "2026-03-02 10:03:00");

        Run second = ended(keeping(), ledger());
        Run third = ended(keeping(), ledger());

        assertThat(ids(second)).containsExactly("4");
        assertThat(ids(third)).isEmpty();
    }

    @Test
    void a_document_at_the_border_goes_on_whole_if_one_of_its_records_changed() {
        insert(5, "A-3", 2, "5.00", "2026-03-02 10:03:00");
        insert(6, "A-4", 1, "10.00", "2026-03-02 10:03:00");
        ended(loading(null), ledger());
        world().inShop("UPDATE sale SET amount = 6.00 WHERE id = 5");

        Run second = ended(loading(null), ledger());

        assertThat(ledger().counts(tenant, second.id()).get(SALES)).isEqualTo(new NodeCounts(3, 2, 1, 0, 0, 0));
        assertThat(kept(second)).containsExactly("{\"documentCode\":\"A-3\",\"totalTax\":\"6.01\"}");
    }

    @Test
    void what_a_load_looks_back_for_goes_on_if_it_was_not_seen() {
        ended(loading(Duration.ofMinutes(1)), ledger());
        insert(5, "A-4", 1, "10.00", "2026-03-02 10:02:30");

        Run second = ended(loading(Duration.ofMinutes(1)), ledger());

        assertThat(read(second)).isEqualTo(3);
        assertThat(kept(second)).containsExactly("{\"documentCode\":\"A-4\",\"totalTax\":\"0.79\"}");
    }

    @Test
    void what_has_no_watermark_value_goes_on_once() {
        world().inShop("UPDATE sale SET created = NULL WHERE id = 1");
        ended(keeping(), ledger());

        Run second = ended(keeping(), ledger());

        assertThat(read(second)).isEqualTo(2);
        assertThat(ids(second)).isEmpty();
    }

    @Test
    void an_estimate_a_failed_run_and_a_person_leave_what_was_seen_as_it_is_or_nothing_of_it() {
        ended(keeping(), ledger());
        insert(5, "A-4", 1, "10.00", "2026-03-02 10:03:00");
        Run estimate = ended(keeping(Mode.ESTIMATE), ledger());
        world().inShop("ALTER TABLE sale ALTER COLUMN line RENAME TO other");
        Run failed = ended(keeping(), ledger());
        world().inShop("ALTER TABLE sale ALTER COLUMN other RENAME TO line");

        Run second = ended(keeping(), ledger());
        loads().set(tenant, watermark().of(), "2026-03-02T10:03:00");
        Run third = ended(keeping(), ledger());

        assertThat(ids(estimate)).containsExactly("5");
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(ids(second)).containsExactly("5");
        assertThat(ids(third)).containsExactlyInAnyOrder("4", "5");
    }

    @Test
    void a_run_certifies_what_it_has_read() {
        Run first = ended(keeping(), ledger());
        Run again = ended(keeping(Mode.ESTIMATE), ledger());
        insert(5, "A-4", 1, "10.00", "2026-03-03 08:00:00");
        Run second = ended(keeping(), ledger());

        assertThat(reading(first)).satisfies(reading -> {
            assertThat(reading.records()).isEqualTo(4);
            assertThat(reading.seen()).isZero();
            assertThat(reading.beyond()).isZero();
            assertThat(reading.days()).isEqualTo(Map.of("2026-03-02", 4L));
        });
        assertThat(reading(again).records()).isEqualTo(1);
        assertThat(reading(second)).satisfies(reading -> {
            assertThat(reading.records()).isEqualTo(2);
            assertThat(reading.seen()).isEqualTo(1);
            assertThat(reading.days()).isEqualTo(Map.of("2026-03-03", 1L));
        });
        loads().set(tenant, watermark().of(), "2026-03-02T10:03:00");
        Run whole = ended(keeping(), ledger());
        assertThat(reading(whole).digest())
                .isEqualTo(reading(second).digest())
                .isNotEqualTo(reading(first).digest());
    }

    @Test
    void a_recount_tells_the_days_on_which_the_source_has_more_or_less_than_was_read() {
        ended(keeping(), ledger());
        insert(5, "A-4", 1, "10.00", "2026-03-03 08:00:00");
        insert(6, "A-5", 1, "10.00", "2026-03-03 09:00:00");
        ended(keeping(), ledger());
        insert(7, "A-6", 1, "10.00", "2026-03-03 08:30:00");
        insert(8, "A-7", 1, "10.00", "2026-03-03 09:30:00");
        world().inShop("DELETE FROM sale WHERE id = 1");

        DayCounts counts = recount(null);
        DayCounts earlier = recount(LocalDate.parse("2026-03-02"));

        assertThat(counts.first()).isEqualTo("2026-02-01");
        assertThat(counts.last()).isEqualTo("2026-03-03");
        assertThat(counts.differing())
                .containsExactly(
                        new DayCounts.Day(LocalDate.parse("2026-03-02"), 3, 4),
                        new DayCounts.Day(LocalDate.parse("2026-03-03"), 3, 2));
        assertThat(counts.days().getLast().missing()).isEqualTo(1);
        assertThat(earlier.differing()).extracting(DayCounts.Day::missing).containsExactly(0L);
    }

    @Test
    void what_a_person_has_read_again_is_counted_anew() {
        insert(5, "A-4", 1, "10.00", "2026-03-04 08:00:00");
        ended(keeping(), ledger());
        loads().set(tenant, watermark().of(), null);
        ended(keeping(), ledger());
        assertThat(recount(null).differing()).isEmpty();

        loads().set(tenant, watermark().of(), "2026-03-02T23:00:00");
        ended(keeping(), ledger());

        assertThat(recount(null).differing()).isEmpty();
    }

    @Test
    void before_the_first_load_there_is_nothing_to_recount() {
        assertThatThrownBy(() -> recount(null))
                .isInstanceOf(ConnectorException.class)
                .hasMessageStartingWith("No load of 'source-sales' is completed yet");
    }

    private DayCounts recount(@Nullable LocalDate last) {
        var source = (Node.Source) keeping().pipeline().node(SALES).orElseThrow();
        return new Recount(loads(), runs(), _ -> world()).of(tenant, "orders", source, last);
    }

    private Reading reading(Run run) {
        return Objects.requireNonNull(load(run).reading());
    }

    private List<String> ids(Run run) {
        return kept(run).stream()
                .map(result -> result.replaceAll(".*\"id\":([0-9]+).*", "$1"))
                .toList();
    }

    private RunRequest keeping() {
        return keeping(Mode.RECORD);
    }

    /// Reads records that stand by themselves, and keeps them.
    private RunRequest keeping(Mode mode) {
        var sales = new Node.Source(
                header(SALES.value()),
                "jdbc",
                "shop",
                Map.of("query", "SELECT id, order_no, line, amount, modified, created FROM sale"),
                Schema.UNKNOWN,
                List.of("id"),
                new Node.Source.Incremental(List.of("modified", "created"), List.of(), null, null));
        return request(new Drawings().chain(sales, results("sink-results")).pipeline(), mode);
    }
}
