package dev.pipewright.engine.correction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedFieldTest {

    private static final Map<String, @Nullable Object> ORDER =
            Map.of("code", "A", "to", Map.of("zip", "1"), "lines", List.of(Map.of("item", "x"), Map.of("item", "y")));

    @ParameterizedTest
    @CsvSource({
        "code, code",
        "to.zip, to.zip",
        "/to/zip, to.zip",
        "order.to.zip, to.zip",
        "to.city, to.city",
        "country, country",
        "lines[1].item, lines[1].item",
        "lines[1][item], lines[1].item",
        "/lines/0/item, lines[0].item",
        "lines[].item, lines[].item",
        "lines[0], lines[0]"
    })
    void a_field_is_found_as_targets_and_mappings_write_it(String name, String path) {
        assertThat(NamedField.in(ORDER, name)).map(RecordPath::toString).contains(path);
    }

    @Test
    void what_the_record_has_no_place_for_is_not_found() {
        assertThat(NamedField.in(ORDER, "from.zip")).isEmpty();
        assertThat(NamedField.in(ORDER, "lines[2].item")).isEmpty();
        assertThat(NamedField.in(ORDER, "code.part")).isEmpty();
        assertThat(NamedField.in(ORDER, "")).isEmpty();
    }
}
