package dev.pipewright.platform.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldChangeTest {

    @Test
    void a_field_that_differs_is_told_by_its_path() throws InvalidJson {
        var changes = between("""
                {"code":"A","lines":[{"amount":"7.50"},{"amount":"2"}],"gone":true}""", """
                {"code":"A","lines":[{"amount":"7.50"},{"amount":"3"}],"note":null}""");

        assertThat(changes)
                .containsExactly(
                        new FieldChange("gone", "true", null),
                        new FieldChange("lines[1].amount", "2", "3"),
                        new FieldChange("note", null, "null"));
    }

    @Test
    void one_number_written_in_two_ways_is_one_number() throws InvalidJson {
        assertThat(between("{\"tax\":0.790}", "{\"tax\":0.79}")).isEmpty();
        assertThat(between("{\"tax\":0.79}", "{\"tax\":0.7900000000000000001}")).hasSize(1);
    }

    @Test
    void a_list_that_is_empty_is_not_the_same_as_none() throws InvalidJson {
        assertThat(between("{\"a\":1,\"lines\":[]}", "{\"a\":1}"))
                .containsExactly(new FieldChange("lines", "[]", null));
    }

    @Test
    void more_changes_than_anybody_reads_are_left_out() throws InvalidJson {
        String many = "[" + "1,".repeat(1_000) + "1]";

        assertThat(between(many, "[]")).hasSize(FieldChange.MOST);
    }

    private static List<FieldChange> between(String before, String after) throws InvalidJson {
        return FieldChange.between(JsonValues.parse(before), JsonValues.parse(after));
    }
}
