package dev.pipewright.connectors.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.connectors.spi.SinkRequest;
import dev.pipewright.connectors.spi.WritableConnection;
import dev.pipewright.connectors.spi.WritableConnection.Delivery;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every writable connection does. The records have the fields `id` (a text, the key) and `amount` (a decimal).
public abstract class WritableConnectionContract {

    private @Nullable WritableConnection opened;

    /// Opens a connection to an empty target.
    protected abstract WritableConnection open();

    /// Asks to write; the same each time, as a run that goes on would.
    protected abstract SinkRequest request();

    /// The ids that are visible at the target, in any order; none if there is nothing yet.
    protected abstract List<String> visibleIds();

    @BeforeEach
    void openConnection() {
        opened = open();
    }

    @AfterEach
    void closeConnection() {
        connection().close();
    }

    /// The connection under test.
    protected final WritableConnection connection() {
        if (opened == null) {
            throw new IllegalStateException("not opened yet");
        }
        return opened;
    }

    /// A record of the contract.
    protected static DataRecord record(String id, String amount) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("amount", new java.math.BigDecimal(amount));
        return new DataRecord(id, new Origin("test", 1, "record 1"), fields);
    }

    @Test
    void what_was_written_is_visible_after_completion() {
        try (RecordWriter writer = connection().write(request())) {
            writer.resume(null);
            writer.write(List.of(record("a", "1.50"), record("b", "2.50")));
            assertThat(writer.flush()).isNotNull();
            writer.complete();
        }

        assertThat(visibleIds()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void what_was_not_flushed_is_dropped_when_a_writer_goes_on() {
        String flushed;
        try (RecordWriter writer = connection().write(request())) {
            writer.resume(null);
            writer.write(List.of(record("a", "1.50")));
            flushed = writer.flush();
            if (connection().delivery(request()) != Delivery.AT_LEAST_ONCE) {
                writer.write(List.of(record("lost", "9.99")));
            }
        }

        try (RecordWriter writer = connection().write(request())) {
            writer.resume(flushed);
            writer.write(List.of(record("b", "2.50")));
            assertThat(writer.flush()).isNotNull();
            writer.complete();
        }

        assertThat(visibleIds()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void completing_again_changes_nothing() {
        String flushed;
        try (RecordWriter writer = connection().write(request())) {
            writer.resume(null);
            writer.write(List.of(record("a", "1.50")));
            flushed = writer.flush();
            writer.complete();
        }

        try (RecordWriter writer = connection().write(request())) {
            writer.resume(flushed);
            writer.complete();
        }

        assertThat(visibleIds()).containsExactly("a");
    }

    @Test
    void the_delivery_is_as_promised() {
        Delivery delivery = connection().delivery(request());
        try (RecordWriter writer = connection().write(request())) {
            writer.resume(null);
            writer.write(List.of(record("a", "1.50")));
            assertThat(writer.flush()).isNotNull();

            if (delivery == Delivery.WHOLE_AT_END) {
                assertThat(visibleIds()).isEmpty();
            }
            if (delivery == Delivery.UPSERT_BY_KEY) {
                writer.write(List.of(record("a", "3.50")));
            }
            writer.complete();
        }

        assertThat(visibleIds()).containsExactly("a");
    }
}
