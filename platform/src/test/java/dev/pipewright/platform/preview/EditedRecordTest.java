package dev.pipewright.platform.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EditedRecordTest {

    private static final DataRecord ORDER = new DataRecord(null, new Origin("orders", 1, ""), Map.of("id", 7L));

    @Test
    void a_record_has_the_fields_that_were_written() {
        assertThat(EditedRecord.of(ORDER, "{\"id\": 8, \"city\": null}").fields())
                .containsEntry("id", 8L)
                .containsEntry("city", null);
    }

    @Test
    void what_is_no_object_is_refused_with_its_place() {
        assertThatThrownBy(() -> EditedRecord.of(ORDER, "{\"id\": 8,\n oops}"))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> EditedRecord.of(ORDER, "[1]"))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("line 1");
    }
}
