package dev.pipewright.connectors.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.DescribableConnection;
import dev.pipewright.connectors.spi.RecordCount;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.connectors.spi.WatermarkCandidate;
import dev.pipewright.model.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every connection does that can tell about streams without reading them: with a stream of [#RECORDS] records.
public abstract class DescribableConnectionContract {

    protected static final int RECORDS = 7;

    private @Nullable DescribableConnection opened;

    private DescribableConnection connection() {
        return Objects.requireNonNull(opened);
    }

    /// Fills the stream and opens a connection to it.
    protected abstract DescribableConnection open();

    /// The name of the stream, as discovering gives it.
    protected abstract String stream();

    protected abstract List<String> keys();

    protected abstract RecordCount.Certainty certainty();

    protected abstract List<WatermarkCandidate> watermarks();

    /// Settings of a source whose stream is not there.
    protected abstract Map<String, Object> missing();

    @BeforeEach
    void openConnection() {
        opened = open();
    }

    @AfterEach
    void closeConnection() {
        connection().close();
    }

    private StreamDescription discovered() {
        return connection().discover().stream()
                .filter(stream -> stream.name().equals(stream()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_was_discovered_is_described_with_its_size_and_what_a_load_could_go_by() {
        StreamDescription stream = discovered();

        var details = connection().describe(stream);

        assertThat(details.stream()).isEqualTo(stream);
        assertThat(details.stream().keys()).isEqualTo(keys());
        assertThat(details.count()).isEqualTo(new RecordCount(RECORDS, certainty()));
        assertThat(details.watermarks()).isEqualTo(watermarks());
    }

    @Test
    void what_discovering_left_out_is_found_out() {
        StreamDescription stream = discovered();
        var bare = new StreamDescription(stream.name(), stream.settings(), Schema.UNKNOWN, List.of());

        assertThat(connection().describe(bare).stream()).isEqualTo(stream);
    }

    @Test
    void each_stream_is_described_by_the_settings_that_read_it() {
        for (StreamDescription stream : connection().discover()) {
            assertThat(connection().describe(stream).stream()).isEqualTo(stream);
        }
    }

    @Test
    void a_stream_that_is_gone_is_refused() {
        var gone = new StreamDescription("gone", missing(), Schema.UNKNOWN, List.of());

        assertThatThrownBy(() -> connection().describe(gone))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SETTINGS));
    }
}
