package dev.pipewright.designer.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.designer.run.RecordEdit.Range;
import dev.pipewright.designer.run.RecordEdit.Reading;
import dev.pipewright.engine.correction.RecordChange;
import dev.pipewright.engine.correction.RecordPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordEditTest {

    private static final String ORDER =
            "{\"code\":\"A\",\"to\":{\"zip\":\"EC1\",\"x\":1},\"lines\":[{\"amount\":1.50},{\"amount\":20000000000000000000.10}]}";

    @Test
    void the_text_has_a_line_for_each_value_and_reads_as_unchanged() throws InvalidJson {
        RecordEdit edit = edit("to.zip");

        assertThat(edit.text()).startsWith("""
                {
                  "code" : "A",
                  "to" : {
                    "zip" : "EC1",
                """).contains("20000000000000000000.10");
        assertThat(edit.read(edit.text())).isEqualTo(new Reading.Changed(List.of()));
    }

    @Test
    void the_field_that_the_trouble_is_about_is_found_in_the_text() throws InvalidJson {
        assertThat(marked(edit("to.zip"))).isEqualTo("\"EC1\"");
        assertThat(marked(edit("to.x"))).isEqualTo("1");
        assertThat(marked(edit("lines[1].amount"))).isEqualTo("20000000000000000000.10");
        assertThat(marked(edit("lines[].amount"))).isEqualTo("1.50");
        assertThat(edit("to.city").range()).isEmpty();
        assertThat(edit("code.part").range()).isEmpty();
        assertThat(edit(null).range()).isEmpty();
    }

    @Test
    void what_is_typed_is_read_as_changes() throws InvalidJson {
        RecordEdit edit = edit("to.zip");

        Reading read = edit.read(edit.text().replace("EC1", "99201").replace("1.50", "1.5"));

        assertThat(read).isInstanceOf(Reading.Changed.class);
        assertThat(((Reading.Changed) read).differences()).singleElement().satisfies(difference -> {
            assertThat(difference.change()).isEqualTo(new RecordChange.Put(path("to.zip"), "99201"));
            assertThat(difference.before()).isEqualTo("EC1");
        });
    }

    @Test
    void what_is_no_record_is_told_with_its_place() throws InvalidJson {
        RecordEdit edit = edit(null);

        assertThat(edit.read("{\n  \"code\": \"A\",\n  oops\n}"))
                .isInstanceOfSatisfying(Reading.Broken.class, broken -> {
                    assertThat(broken.line()).isEqualTo(3);
                    assertThat(broken.column()).isPositive();
                });
        assertThat(edit.read("[1]")).isEqualTo(new Reading.NoRecord());
        assertThat(edit.read("")).isInstanceOf(Reading.Broken.class);
    }

    private static String marked(RecordEdit edit) {
        Range range = edit.range().orElseThrow();
        return edit.text().substring(range.start(), range.end());
    }

    private static RecordEdit edit(@Nullable String path) throws InvalidJson {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(JsonValues.parse(ORDER)))
                .forEach((name, value) -> fields.put((String) name, value));
        return new RecordEdit(fields, path == null ? null : path(path));
    }

    private static RecordPath path(String text) {
        return RecordPath.read(text).orElseThrow();
    }
}
