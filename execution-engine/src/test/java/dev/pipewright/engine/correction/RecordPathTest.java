package dev.pipewright.engine.correction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.correction.RecordPath.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"code", "shipTo.postalCode", "lines[0].item", "lines[]", "a[1][2].b", "x[\"a.b\"].c", "post code"
            })
    void a_path_is_read_and_written_the_same(String text) {
        assertThat(RecordPath.read(text)).map(RecordPath::toString).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".a", "a.", "a..b", "[0]", "a[", "a[x]", "a]", "a[0]b", "a[\"b]", "a\"b"})
    void what_is_no_path_is_none(String text) {
        assertThat(RecordPath.read(text)).isEmpty();
    }

    @Test
    void a_name_may_have_any_sign() {
        var path = new RecordPath(List.of(new Step.Name("a.b"), new Step.Name("c\"\\"), new Step.Name("")));

        assertThat(path.toString()).isEqualTo("[\"a.b\"][\"c\\\"\\\\\"][\"\"]");
        assertThat(RecordPath.read(path.toString())).contains(path);
    }

    @Test
    void each_item_of_a_list_is_a_place_the_last_one_first() {
        RecordPath path = RecordPath.read("lines[].parts[].code").orElseThrow();
        var line = Map.<String, Object>of("parts", List.of(Map.of("code", 1L), Map.of()));

        assertThat(path.placesIn(Map.of("lines", List.of(line, Map.of("parts", List.of(Map.of()))))))
                .map(RecordPath::toString)
                .containsExactly("lines[1].parts[0].code", "lines[0].parts[1].code", "lines[0].parts[0].code");
        assertThat(path.placesIn(Map.of("lines", "none"))).isEmpty();
    }
}
