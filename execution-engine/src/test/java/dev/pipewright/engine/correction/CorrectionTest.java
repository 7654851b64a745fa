package dev.pipewright.engine.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.correction.RecordDiff.Difference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectionTest {

    private static final String ORDER =
            "{\"code\":\"A\",\"to\":{\"country\":\"GB \"},\"lines\":[{\"n\":1,\"tax\":\"X\"},{\"n\":2,\"tax\":\"Y\"}]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"path\":\"to.country\",\"value\":\"GB\"} | \"country\":\"GB\"",
                "{\"path\":\"to.city\",\"value\":null} | {\"country\":\"GB \",\"city\":null}",
                "{\"path\":\"by.name\",\"value\":1.50} | \"by\":{\"name\":1.50}",
                "{\"path\":\"lines[1].tax\",\"value\":\"Z\"} | {\"n\":2,\"tax\":\"Z\"}",
                "{\"path\":\"lines[].tax\",\"value\":\"Z\"} | [{\"n\":1,\"tax\":\"Z\"},{\"n\":2,\"tax\":\"Z\"}]",
                "{\"path\":\"lines[].n\",\"from\":2.0,\"value\":3} | [{\"n\":1,\"tax\":\"X\"},{\"n\":3,\"tax\":\"Y\"}]",
                "{\"path\":\"to\",\"remove\":true} | {\"code\":\"A\",\"lines\":",
                "{\"path\":\"lines[0]\",\"remove\":true} | \"lines\":[{\"n\":2,\"tax\":\"Y\"}]",
                "{\"path\":\"lines[]\",\"remove\":true} | \"lines\":[]",
                "{\"path\":\"by.name\",\"remove\":true} | {\"code\":\"A\",\"to\":{\"country\":\"GB \"},\"lines\":["
            })
    void a_change_changes_what_its_path_leads_to(String change, String expected) {
        assertThat(JsonValues.text(correction(change).of(object(ORDER)))).contains(expected);
    }

    @Test
    void two_values_can_change_places_and_the_record_that_came_stays_as_it_is() {
        Map<String, @Nullable Object> order = object(ORDER);

        var swapped = correction(
                        "{\"path\":\"lines[].tax\",\"from\":\"X\",\"value\":\"Y\"}",
                        "{\"path\":\"lines[].tax\",\"from\":\"Y\",\"value\":\"X\"}")
                .of(order);

        assertThat(JsonValues.text(swapped)).contains("[{\"n\":1,\"tax\":\"Y\"},{\"n\":2,\"tax\":\"X\"}]");
        assertThat(JsonValues.text(order)).isEqualTo(ORDER);
    }

    @ParameterizedTest
    @CsvSource({"lines[2].tax", "code.part", "code[0]", "to[0]"})
    void a_record_without_the_place_is_not_changed(String path) {
        Correction correction = correction("{\"path\":\"" + path + "\",\"value\":1}");
        Map<String, @Nullable Object> order = object(ORDER);

        assertThatThrownBy(() -> correction.of(order))
                .isInstanceOf(MisfitException.class)
                .extracting(misfit -> ((MisfitException) misfit).path())
                .isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"value\":1} | Each change needs a 'path', as in 'shipTo.postalCode'.",
                "{\"path\":\"a.\",\"value\":1} | 'a.' is not the path of a field. Write it as in 'shipTo.postalCode',"
                        + " 'lines[0].item' or 'lines[].item'.",
                "{\"path\":\"a\"} | The change of 'a' needs either a 'value' or 'remove': true.",
                "{\"path\":\"a\",\"value\":1,\"remove\":true} | The change of 'a' needs either a 'value' or 'remove': true.",
                "{\"path\":\"a\",\"from\":1,\"remove\":true} | The change of 'a' needs either a 'value' or 'remove': true."
            })
    void what_is_no_change_is_refused_with_a_sentence(String json, String sentence) {
        assertThatThrownBy(() -> RecordChange.read(object(json))).hasMessage(sentence);
    }

    @Test
    void what_was_changed_in_a_text_is_found_field_by_field_and_makes_the_same_of_the_record() {
        Map<String, @Nullable Object> before = object(ORDER);
        Map<String, @Nullable Object> after =
                object("{\"code\":\"A\",\"to\":{\"country\":\"GB\",\"x.y\":1},\"lines\":[{\"n\":1.0,\"tax\":\"X\"},"
                        + "{\"n\":2}],\"tags\":[1]}");

        List<Difference> found = RecordDiff.between(before, after);

        assertThat(found)
                .map(difference -> JsonValues.text(difference.change().written()) + " " + difference.before())
                .containsExactly(
                        "{\"path\":\"to.country\",\"value\":\"GB\"} GB ",
                        "{\"path\":\"to[\\\"x.y\\\"]\",\"value\":1} null",
                        "{\"path\":\"lines[1].tax\",\"remove\":true} Y",
                        "{\"path\":\"tags\",\"value\":[1]} null");
        var changed =
                new Correction("ann", found.stream().map(Difference::change).toList()).of(before);
        assertThat(RecordDiff.between(changed, after)).isEmpty();
        assertThat(RecordDiff.between(before, before)).isEmpty();
    }

    @Test
    void the_paths_are_told_without_the_values() {
        assertThat(correction(
                                "{\"path\":\"a\",\"from\":\"secret\",\"value\":\"x\"}",
                                "{\"path\":\"a\",\"from\":\"other\",\"value\":\"y\"}",
                                "{\"path\":\"b[0]\",\"remove\":true}")
                        .paths())
                .isEqualTo("a, b[0]");
    }

    private static Correction correction(String... changes) {
        return new Correction(
                "ann",
                Stream.of(changes)
                        .map(change -> RecordChange.read(object(change)))
                        .toList());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> object(String json) {
        try {
            return (Map<String, @Nullable Object>) Objects.requireNonNull(JsonValues.parse(json));
        } catch (InvalidJson e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
