package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.Mode;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPartsTest {

    @ParameterizedTest
    @ValueSource(strings = {"SO\0-1", "SO-\ud83d", "\udc00SO"})
    void a_code_that_no_database_keeps_makes_a_refused_record(String code) {
        assertThat(formed(code)).isEqualTo(refused());
    }

    @Test
    void a_code_that_no_index_holds_makes_a_refused_record() {
        assertThat(formed("x".repeat(501))).isEqualTo(refused());
        assertThat(formed("\u00e9".repeat(251))).isEqualTo(refused());
    }

    @Test
    void the_longest_code_makes_a_document() {
        assertThat(formed("\u00e9".repeat(250))).isInstanceOf(Formation.Formed.class);
    }

    private static Formation.Refused refused() {
        return new Formation.Refused(
                "bad-document-key",
                Sentence.of("engine.badKeyPart", "name", "documentCode", "most", 500)
                        .kept(),
                "documentCode");
    }

    private static Formation formed(String code) {
        var record = new DataRecord(
                null,
                new Origin("orders", 1, "line 1"),
                Map.of("company", "ACME", "documentType", "SALE", "documentCode", code));
        return new TaxmanPreset("main").form(record, Mode.RECORD);
    }
}
