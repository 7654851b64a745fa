package dev.pipewright.engine.masking;

import static dev.pipewright.engine.plan.Drawings.header;
import static dev.pipewright.engine.plan.Drawings.map;
import static dev.pipewright.engine.plan.Drawings.results;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.record.Origin;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.Schema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerMaskTest {

    private static final Node.Source PEOPLE = new Node.Source(
            header("source-people"),
            "files",
            "people",
            Map.of(),
            new Schema(List.of(Field.of("code", Simple.STRING), new Field("email", Simple.STRING, false, true))),
            List.of());
    private static final LedgerMask MASK = LedgerMask.of(new Drawings()
            .chain(PEOPLE, map("map-one", "code", "code", "mail", "email"), results("sink-results"))
            .pipeline());

    @Test
    void a_reason_is_kept_without_the_value_and_the_record_with_it() {
        RejectedRecord kept = MASK.told(
                rejected("map-one", "ann@example.com is no number.", "{\"code\":\"7\",\"email\":\"ann@example.com\"}"));

        assertThat(kept.message()).isEqualTo("••• is no number.");
        assertThat(kept.raw()).contains("ann@example.com");
        assertThat(MASK.shown(kept).raw()).isEqualTo("{\"code\":\"7\",\"email\":\"•••\"}");
    }

    @Test
    void behind_a_mapping_the_record_is_masked_where_the_value_stands_now() {
        RejectedRecord refused =
                rejected("sink-results", "Not ann@example.com.", "{\"code\":\"7\",\"mail\":\"ann@example.com\"}");

        assertThat(MASK.shown(refused).raw()).isEqualTo("{\"code\":\"7\",\"mail\":\"•••\"}");
        assertThat(MASK.told(refused).message()).isEqualTo("Not •••.");
    }

    @Test
    void what_is_no_record_is_hidden_as_a_whole_and_its_reason_quotes_nothing_of_it() {
        String reason = Sentence.of("text.several", "one", "ann@example.com", "other", "Line 3 is broken.")
                .kept();
        RejectedRecord refused = rejected("source-people", reason, "7;ann@example.com;\"");

        assertThat(MASK.shown(refused).raw()).isEqualTo("•••");
        assertThat(Sentences.english().read(MASK.told(refused).message())).isEqualTo("••• Line 3 is broken.");
    }

    @Test
    void without_a_mark_all_stays_as_it_is() {
        RejectedRecord refused =
                rejected("map-one", "ann@example.com is no number.", "{\"email\":\"ann@example.com\"}");

        assertThat(LedgerMask.NONE.shown(refused)).isSameAs(refused);
        assertThat(LedgerMask.NONE.told(refused)).isSameAs(refused);
    }

    private static RejectedRecord rejected(String node, String message, String raw) {
        return new RejectedRecord(new NodeId(node), "code", message, "email", new Origin("people", 3, "line 3"), raw);
    }
}
