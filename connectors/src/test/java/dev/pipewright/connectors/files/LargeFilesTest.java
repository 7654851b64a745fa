package dev.pipewright.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.model.schema.Schema;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeFilesTest {

    private static final int ROWS = 200_000;

    @TempDir
    Path folder = Path.of("");

    private long count(Map<String, Object> settings, Schema schema) {
        StreamRequest request = FileFolder.request(settings, schema);
        FilesConnection connection = new FileFolder(folder).connection();
        long count = 0;
        try (RecordReader reader =
                connection.read(request, connection.splits(request, 1).getFirst(), null)) {
            for (ReadBatch batch = reader.next(); !batch.isEnd(); batch = reader.next()) {
                assertThat(batch.records().size()).isLessThanOrEqualTo(500);
                count += batch.records().size();
            }
        }
        return count;
    }

    private void write(String file, String first, String pattern) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(file))) {
            out.write(first);
            for (int i = 0; i < ROWS; i++) {
                out.write(pattern.replace("#", Integer.toString(i)));
            }
        }
    }

    @Test
    void a_large_file_is_read_batch_by_batch() throws IOException {
        write("in.csv", "id,quantity,amount,day\n", "order-#,#,12.50,2026-03-02\n");
        write("in.ndjson", "", "{\"id\":\"order-#\",\"quantity\":#,\"amount\":12.50,\"day\":\"2026-03-02\"}\n");

        assertThat(count(Map.of("file", "in.csv"), FileFolder.ORDERS)).isEqualTo(ROWS);
        assertThat(count(Map.of("file", "in.ndjson", "format", "NDJSON"), FileFolder.ORDERS))
                .isEqualTo(ROWS);
    }
}
