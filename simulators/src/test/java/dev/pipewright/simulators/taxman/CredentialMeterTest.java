package dev.pipewright.simulators.taxman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.simulators.taxman.CredentialMeter.Reason;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CredentialMeterTest {

    private final AtomicLong now = new AtomicLong();
    private final CredentialMeter meter = new CredentialMeter(now::get);

    @Test
    void a_burst_of_one_second_is_admitted_then_as_many_as_time_allows() {
        var limits = new Limits(2, 0, 0);

        assertThat(meter.begin(limits).reason()).isEqualTo(Reason.ADMITTED);
        assertThat(meter.begin(limits).reason()).isEqualTo(Reason.ADMITTED);
        assertThat(meter.begin(limits)).isEqualTo(new CredentialMeter.Verdict(Reason.TOO_FAST, 0, 1));

        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));

        assertThat(meter.begin(limits).reason()).isEqualTo(Reason.ADMITTED);
        assertThat(meter.begin(limits).reason()).isEqualTo(Reason.TOO_FAST);
    }

    @Test
    void calls_at_the_same_time_are_limited() {
        var limits = new Limits(0, 1, 0);

        assertThat(meter.begin(limits).reason()).isEqualTo(Reason.ADMITTED);
        assertThat(meter.begin(limits).reason()).isEqualTo(Reason.TOO_MANY_AT_ONCE);

        meter.end(false);

        assertThat(meter.begin(limits).reason()).isEqualTo(Reason.ADMITTED);
    }

    @Test
    void too_many_errors_in_a_minute_stop_everything_until_the_minute_is_over() {
        var limits = new Limits(0, 0, 2);
        for (int i = 0; i < 2; i++) {
            meter.begin(limits);
            meter.end(true);
        }

        assertThat(meter.begin(limits)).isEqualTo(new CredentialMeter.Verdict(Reason.TOO_MANY_ERRORS, 0, 60));

        now.addAndGet(TimeUnit.MINUTES.toNanos(1));

        assertThat(meter.begin(limits).reason()).isEqualTo(Reason.ADMITTED);
    }
}
