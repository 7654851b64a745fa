package dev.pipewright.engine.masking;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.sensitive.HiddenValues;
import dev.pipewright.model.sensitive.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A writer whose trouble quotes nothing sensitive. What is written stays as it is. Used by one thread.
public final class MaskedWriter implements RecordWriter {

    private final RecordWriter writer;
    private final Mask mask;
    private final List<HiddenValues> written = new ArrayList<>();

    private MaskedWriter(RecordWriter writer, Mask mask) {
        this.writer = writer;
        this.mask = mask;
    }

    /// The writer itself, if nothing sensitive comes to it.
    ///
    /// @param mask of the records that come to the sink
    public static RecordWriter of(RecordWriter writer, Mask mask) {
        return mask.isEmpty() ? writer : new MaskedWriter(writer, mask);
    }

    @Override
    public void resume(@Nullable String flushed) {
        writer.resume(flushed);
    }

    @Override
    public void write(List<DataRecord> records) {
        records.forEach(record -> written.add(mask.valuesIn(record.fields())));
        masked(() -> {
            writer.write(records);
            return "";
        });
    }

    @Override
    public String flush() {
        String flushed = masked(writer::flush);
        written.clear();
        return flushed;
    }

    @Override
    public void complete() {
        writer.complete();
    }

    @Override
    public void close() {
        writer.close();
    }

    private String masked(Supplier<String> work) {
        try {
            return work.get();
        } catch (ConnectorException trouble) {
            throw MaskedTrouble.of(trouble, HiddenValues.all(written));
        }
    }
}
