package dev.pipewright.simulators.erp;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The files of the data set on disk for as long as it takes to load them: all tables as they are, but without the
/// precomputed sums (`agg_…`), which are half of its rows and which no ERP has. That halves start time and memory.
final class FoodMartFiles implements AutoCloseable {

    private static final String NAME = "foodmart";
    private static final String SUMS = "\"agg_";

    private final Path folder;

    private FoodMartFiles(Path folder) {
        this.folder = folder;
    }

    static FoodMartFiles unpack() throws IOException {
        var files = new FoodMartFiles(Files.createTempDirectory("foodmart"));
        try {
            files.copy(NAME + ".properties");
            files.copy(NAME + ".script");
            return files;
        } catch (IOException e) {
            files.close();
            throw e;
        }
    }

    /// The path that the database is opened with.
    Path database() {
        return folder.resolve(NAME);
    }

    /// Takes the files away again.
    @Override
    public void close() throws IOException {
        try (var left = Files.list(folder)) {
            for (Path file : left.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    private void copy(String name) throws IOException {
        try (InputStream in = FoodMartFiles.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IOException("The FoodMart data set is not on the class path.");
            }
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1), 1 << 16);
            try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(name), StandardCharsets.ISO_8859_1)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!line.contains(SUMS)) {
                        out.write(line);
                        out.write('\n');
                    }
                }
            }
        }
    }
}
