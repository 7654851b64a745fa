package dev.pipewright.designer.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.RunState;
import dev.pipewright.engine.call.TroubleOwner;
import dev.pipewright.engine.ledger.Cause;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentence;
import dev.pipewright.platform.run.RunOutlook;
import dev.pipewright.platform.run.RunOutlook.Basis;
import dev.pipewright.platform.run.RunReport;
import dev.pipewright.platform.trouble.OwnedCause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunReadingTest {

    private static final Instant NOON = Instant.parse("1997-01-31T12:00:00Z");
    private static final OwnedCause POSTAL_CODE = new OwnedCause(
            new Cause(
                    new NodeId("apiCall-taxman"),
                    DocumentState.REJECTED,
                    "postal-code",
                    null,
                    "The postal code is empty. Fill it in at the customer.",
                    3,
                    List.of("FM-17"),
                    List.of()),
            TroubleOwner.CUSTOMER_DATA,
            Sentence.of("answers.addressData"),
            Set.of());

    private static final RunOutlook OUTLOOK =
            new RunOutlook(Basis.LAST_RUN, Map.of(new NodeId("source-sales"), 20L), Map.of());

    private final SettableClock clock = new SettableClock(NOON);
    private RunReport report = SampleRun.report(RunState.RUNNING, 10, 0, 10);
    private int askedForCauses;
    private int askedForRetried;
    private int askedForOutlook;
    private final RunReading reading = new RunReading(
            () -> report,
            () -> {
                askedForCauses++;
                return List.of(POSTAL_CODE);
            },
            () -> ++askedForRetried,
            () -> {
                askedForOutlook++;
                return Optional.of(OUTLOOK);
            },
            clock);

    @Test
    void causes_are_asked_for_only_when_more_did_not_get_through() {
        assertThat(reading.get().causes()).isEmpty();
        report = SampleRun.report(RunState.RUNNING, 20, 3, 23);
        assertThat(reading.get().causes()).containsExactly(POSTAL_CODE);
        report = SampleRun.report(RunState.RUNNING, 40, 3, 43);

        assertThat(reading.get().causes()).containsExactly(POSTAL_CODE);
        assertThat(askedForCauses).isEqualTo(1);
    }

    @Test
    void causes_are_asked_for_again_when_people_have_accepted_some() {
        report = SampleRun.report(RunState.COMPLETED_WITH_REJECTS, 20, 3, 23);
        reading.get();
        report = SampleRun.accepted(report, 3);
        reading.get();
        reading.get();

        assertThat(askedForCauses).isEqualTo(2);
    }

    @Test
    void causes_are_asked_for_when_documents_wait_and_nothing_is_called() {
        report = SampleRun.waiting(3);

        assertThat(reading.get().causes()).containsExactly(POSTAL_CODE);
    }

    @Test
    void tries_are_counted_anew_only_after_more_calls() {
        reading.get();
        reading.get();
        assertThat(askedForRetried).isEqualTo(1);
        report = SampleRun.report(RunState.RUNNING, 20, 0, 22);

        assertThat(reading.get().retried()).isEqualTo(2);
    }

    @Test
    void how_much_a_run_will_have_to_do_is_asked_once_and_not_of_a_run_that_is_over() {
        assertThat(reading.get().outlook()).isEqualTo(OUTLOOK);
        assertThat(reading.get().outlook()).isEqualTo(OUTLOOK);
        report = SampleRun.report(RunState.COMPLETED, 20, 0, 20);

        assertThat(reading.get().outlook()).isNull();
        assertThat(askedForOutlook).isEqualTo(1);
    }

    @Test
    void the_news_of_a_run_under_way_are_new_each_second_and_those_of_one_that_is_over_never() {
        assertThat(reading.get().now()).isEqualTo(NOON);
        clock.pass(Duration.ofSeconds(1));
        assertThat(reading.get().now()).isEqualTo(NOON.plusSeconds(1));
        report = SampleRun.report(RunState.COMPLETED, 20, 0, 20);
        RunNews over = reading.get();
        clock.pass(Duration.ofHours(1));

        assertThat(reading.get()).isEqualTo(over);
    }
}
