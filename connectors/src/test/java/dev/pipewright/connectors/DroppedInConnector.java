package dev.pipewright.connectors;

import dev.pipewright.connectors.spi.Connector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// The connector `example`, which somebody else made: compiled on the spot and packed into jars. It brings its
/// own, other version of a class of the product, says what it sees, and reads one record.
public final class DroppedInConnector {

    private static final String NAME = "com.example.ExampleConnector";

    private static final String CONNECTOR = """
            package com.example;
            import dev.pipewright.connectors.spi.*;
            import dev.pipewright.model.record.*;
            import dev.pipewright.model.schema.Schema;
            import java.util.List;
            import java.util.Map;
            public class ExampleConnector implements Connector {
                public record Source() {}
                public String kind() {
                    if (ExampleConnector.class.getResource("/broken") != null) {
                        throw new IllegalStateException("it was never tried");
                    }
                    return "example";
                }
                public Class<? extends Record> connectionSettings() { return NoSettings.class; }
                public Class<? extends Record> sourceSettings() { return Source.class; }
                public Class<? extends Record> sinkSettings() { return NoSettings.class; }
                public Connection open(Map<String, Object> settings) { return new ExampleConnection(); }
                static class ExampleConnection implements ReadableConnection {
                    public String check() {
                        ClassLoader context = Thread.currentThread().getContextClassLoader();
                        boolean own = context == ExampleConnector.class.getClassLoader();
                        return de.siegmar.fastcsv.reader.CsvReader.VERSION + " " + library()
                                + (own ? " in its own context" : " in a foreign context");
                    }
                    public List<StreamDescription> discover() { return List.of(); }
                    public void close() {}
                    public Schema schema(StreamRequest request) { return Schema.UNKNOWN; }
                    public List<SourceSplit> splits(StreamRequest request, int wanted) {
                        return List.of(new SourceSplit("all", ""));
                    }
                    public Reopening reopening(StreamRequest request) { return Reopening.NOWHERE; }
                    public RecordReader read(StreamRequest request, SourceSplit split, String checkpoint) {
                        return new ExampleReader();
                    }
                }
                static class ExampleReader implements RecordReader {
                    private boolean read;
                    public ReadBatch next() {
                        if (read) {
                            return ReadBatch.END;
                        }
                        read = true;
                        var origin = new Origin("example", 1, "record 1");
                        return new ReadBatch(
                                List.of(new DataRecord(null, origin, Map.of("order", "A-1"))), List.of());
                    }
                    public String checkpointAfter(DataRecord last) { return ""; }
                    public void close() {}
                }
                static String library() {
                    try {
                        Class.forName("tools.jackson.core.json.JsonFactory");
                        return "sees the product's libraries";
                    } catch (ClassNotFoundException e) {
                        return "sees no library of the product";
                    }
                }
            }
            """;

    private static final String LIBRARY = """
            package de.siegmar.fastcsv.reader;
            public class CsvReader { public static final String VERSION = new String("version 0.1 of its own"); }
            """;

    private final Path connectors;
    private final Path sources;
    private final Path classes;

    /// A connector that is not compiled yet.
    ///
    /// @param folder gets the folder `connectors`, and what is needed to fill it
    public DroppedInConnector(Path folder) {
        this.connectors = folder.resolve("connectors");
        this.sources = folder.resolve("sources");
        this.classes = folder.resolve("classes");
    }

    /// Puts the connector into a jar.
    ///
    /// @return the folder of connectors
    public Path in(String jar) throws IOException {
        compile();
        return in(jar, NAME);
    }

    /// Puts what has been compiled into a jar that names a connector.
    ///
    /// @return the folder of connectors
    Path in(String jar, String provider) throws IOException {
        Files.createDirectories(classes);
        Path file = Files.createDirectories(connectors).resolve(jar);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file));
                Stream<Path> files = Files.walk(classes)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(each).toString()));
                Files.copy(each, out);
            }
            out.putNextEntry(new JarEntry("META-INF/services/" + Connector.class.getName()));
            out.write(provider.getBytes(StandardCharsets.UTF_8));
        }
        return connectors;
    }

    /// From now on it fails when it is asked for its kind.
    void breaks() throws IOException {
        Files.writeString(Files.createDirectories(classes).resolve("broken"), "");
    }

    private void compile() throws IOException {
        Files.createDirectories(sources);
        Files.createDirectories(classes);
        Path connector = Files.writeString(sources.resolve("ExampleConnector.java"), CONNECTOR);
        Path library = Files.writeString(sources.resolve("CsvReader.java"), LIBRARY);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-d",
                        classes.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-sourcepath",
                        sources.toString(),
                        connector.toString(),
                        library.toString());
        if (result != 0) {
            throw new IllegalStateException("the example connector cannot be compiled");
        }
    }
}
