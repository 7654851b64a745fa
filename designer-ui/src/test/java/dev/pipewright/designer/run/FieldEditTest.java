package dev.pipewright.designer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.engine.correction.RecordChange;
import dev.pipewright.engine.correction.RecordPath;
import dev.pipewright.platform.trouble.FieldValues.Counted;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldEditTest {

    private static final RecordPath PATH = RecordPath.read("to.country").orElseThrow();

    @Test
    void a_text_stays_a_text_whatever_it_looks_like() throws InvalidJson {
        var edit = new FieldEdit(PATH, List.of(new Counted("GB ", 3), new Counted(null, 1), new Counted("UK", 1)));

        assertThat(edit.forAll("10115")).containsExactly(new RecordChange.Put(PATH, "10115"));
        assertThat(edit.forEach(List.of("GB", "true", "")))
                .containsExactly(
                        new RecordChange.Replace(PATH, "GB ", "GB"), new RecordChange.Replace(PATH, null, "true"));
        assertThat(edit.forEach(List.of("", "", ""))).isEmpty();
    }

    @Test
    void a_number_stays_a_number_and_what_is_none_is_refused() throws InvalidJson {
        var edit = new FieldEdit(PATH, List.of(new Counted(1L, 3), new Counted("x", 1)));

        assertThat(edit.forAll("2.50")).containsExactly(new RecordChange.Put(PATH, new BigDecimal("2.50")));
        assertThat(edit.forEach(List.of("2", "2")))
                .containsExactly(new RecordChange.Replace(PATH, 1L, 2L), new RecordChange.Replace(PATH, "x", "2"));
        assertThatThrownBy(() -> edit.forEach(List.of("two", ""))).isInstanceOf(InvalidJson.class);
    }
}
