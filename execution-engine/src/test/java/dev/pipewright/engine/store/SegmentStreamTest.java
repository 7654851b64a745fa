package dev.pipewright.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentStreamTest {

    private static final List<String> SEGMENTS = List.of("", "ab", "", "c", "");

    private final List<Integer> fetched = new ArrayList<>();

    private SegmentStream stream() {
        return new SegmentStream(SEGMENTS.size(), number -> {
            fetched.add(number);
            return SEGMENTS.get(number).getBytes(StandardCharsets.UTF_8);
        });
    }

    @Test
    void segments_are_one_stream_and_fetched_when_they_are_needed() throws IOException {
        try (var stream = stream()) {
            assertThat(stream.read()).isEqualTo('a');
            assertThat(fetched).containsExactly(0, 1);

            assertThat(stream.readAllBytes()).isEqualTo("bc".getBytes(StandardCharsets.UTF_8));
            assertThat(stream.read()).isEqualTo(-1);
            assertThat(fetched).containsExactly(0, 1, 2, 3, 4);
        }
    }

    @Test
    void it_says_that_more_is_there_until_nothing_is() throws IOException {
        try (var stream = stream()) {
            assertThat(stream.available()).isEqualTo(2);
            stream.skipNBytes(2);
            assertThat(stream.available()).isEqualTo(1);
            stream.skipNBytes(1);
            assertThat(stream.available()).isZero();
        }
    }
}
