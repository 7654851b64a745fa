package dev.pipewright.engine.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import dev.pipewright.model.sensitive.Mask;
import dev.pipewright.model.sensitive.SensitivePaths;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MaskedWriterTest {

    private static final Mask MASK = new Mask(new SensitivePaths(Set.of("email")));
    private static final List<DataRecord> RECORDS = List.of(
            new DataRecord("1", new Origin("people", 1, "line 1"), Map.of("email", "ann@example.com", "city", "Bend")));

    @Test
    void the_trouble_of_a_sink_quotes_nothing_sensitive_and_brings_no_cause_along_that_does() {
        RecordWriter writer = MaskedWriter.of(
                new Refusing(
                        "ann@example.com of Bend is there already.",
                        new IllegalStateException("Key (email)=(ann@example.com) already exists.")),
                MASK);
        writer.write(RECORDS);

        var trouble = catchThrowableOfType(ConnectorException.class, writer::flush);

        assertThat(trouble).hasMessage("••• of Bend is there already.").hasNoCause();
        assertThat(trouble.kind()).isEqualTo(Kind.DATA);
    }

    @Test
    void trouble_that_tells_nothing_hidden_stays_as_it_is() {
        var cause = new IllegalStateException("The connection is closed.");
        RecordWriter writer = MaskedWriter.of(new Refusing("The database is away.", cause), MASK);
        writer.write(RECORDS);

        var trouble = catchThrowableOfType(ConnectorException.class, writer::flush);

        assertThat(trouble).hasMessage("The database is away.").hasCause(cause);
    }

    @Test
    void where_nothing_is_sensitive_the_writer_is_the_sinks_own() {
        var own = new Refusing("", null);

        assertThat(MaskedWriter.of(own, new Mask(SensitivePaths.NONE))).isSameAs(own);
    }

    /// Refuses what it is given as soon as it is to be durable.
    private record Refusing(String message, @Nullable Throwable cause) implements RecordWriter {

        @Override
        public void resume(@Nullable String flushed) {}

        @Override
        public void write(List<DataRecord> records) {}

        @Override
        public String flush() {
            throw new ConnectorException(Kind.DATA, message, cause);
        }

        @Override
        public void complete() {}

        @Override
        public void close() {}
    }
}
