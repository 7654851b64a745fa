package dev.pipewright.designer.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTest {

    private final Formats formats = new Formats(Locale.US, ZoneOffset.UTC);

    @Test
    void how_long_something_will_take_is_told_as_roughly_as_it_is_known() {
        assertThat(formats.about(Duration.ZERO)).isEqualTo("1 s");
        assertThat(formats.about(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(formats.about(Duration.ofSeconds(89))).isEqualTo("1 min");
        assertThat(formats.about(Duration.ofSeconds(90))).isEqualTo("2 min");
        assertThat(formats.about(Duration.ofSeconds(3_570))).isEqualTo("1 h 00 min");
        assertThat(formats.about(Duration.ofMinutes(1_565))).isEqualTo("26 h 05 min");
    }
}
