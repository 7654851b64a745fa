package dev.pipewright.connectors.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.hsqldb.jdbc.JDBCDriver;

/// A driver that is nowhere on the class path: HSQLDB's own, loaded once more by the jar, behind one that writes down
/// what it is told. The URL is `jdbc:recording:` and the path of the database.
final class RecordingDriverJar {

    static final String PREFIX = "jdbc:recording:";

    private static final String DRIVER = """
            package com.example;
            import java.io.*;
            import java.lang.reflect.*;
            import java.nio.file.*;
            import java.sql.*;
            import java.util.*;
            public class RecordingDriver implements Driver {
                private static final Set<String> RECORDED =
                        Set.of("setReadOnly", "setFetchSize", "executeQuery", "addBatch", "executeBatch", "commit");
                public boolean acceptsURL(String url) { return url.startsWith("jdbc:recording:"); }
                public Connection connect(String url, Properties info) throws SQLException {
                    String path = url.substring("jdbc:recording:".length());
                    Path log = Path.of(path + ".calls");
                    record(log, "connect, and " + seen());
                    Driver real = new org.hsqldb.jdbc.JDBCDriver();
                    return recording(Connection.class, log, real.connect("jdbc:hsqldb:file:" + path + ";shutdown=true", info));
                }
                private static String seen() {
                    try {
                        Class.forName("org.postgresql.Driver");
                        return "sees the product's drivers";
                    } catch (ClassNotFoundException e) {
                        return "sees no driver of the product";
                    }
                }
                private static <T> T recording(Class<T> type, Path log, Object real) {
                    return type.cast(Proxy.newProxyInstance(
                            RecordingDriver.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                                if (RECORDED.contains(method.getName())) {
                                    record(log, method.getName() + (arguments == null ? "" : " " + arguments[0]));
                                }
                                try {
                                    Object result = method.invoke(real, arguments);
                                    return result instanceof PreparedStatement
                                            ? recording(PreparedStatement.class, log, result) : result;
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            }));
                }
                private static void record(Path log, String call) {
                    try {
                        Files.writeString(log, call + "\\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
                public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) { return new DriverPropertyInfo[0]; }
                public int getMajorVersion() { return 1; }
                public int getMinorVersion() { return 0; }
                public boolean jdbcCompliant() { return false; }
                public java.util.logging.Logger getParentLogger() { return null; }
            }
            """;

    private RecordingDriverJar() {}

    /// Compiles the driver into a jar of a folder.
    static Path in(Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("RecordingDriver.java"), DRIVER);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        String database = JDBCDriver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        InputStream.nullInputStream(),
                        System.out,
                        System.err,
                        "-proc:none",
                        "-d",
                        classes.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
        if (result != 0) {
            throw new IllegalStateException("the driver does not compile");
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, database);
        Path jar = folder.resolve("recording-driver.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
            out.putNextEntry(new JarEntry("META-INF/services/" + Driver.class.getName()));
            out.write("com.example.RecordingDriver".getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    /// What the driver was told, in order.
    static List<String> calls(Path database) throws IOException {
        return Files.readAllLines(Path.of(database + ".calls"));
    }
}
