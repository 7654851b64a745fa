package dev.pipewright.e2e;

import dev.pipewright.designer.DesignerApplication;
import java.util.List;
import java.util.stream.Stream;

/// What `java` is told, so that the product runs in a process of its own.
///
/// Such a process lives for a minute or two. With the quick compiler alone and with one thread that clears its memory,
/// it is up sooner and takes two thirds of the processor's time.
final class ProductProgram {

    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private ProductProgram() {}

    /// The product as people get it.
    static List<String> ofJar() {
        return with("-Xmx1g", "-jar", "../designer-ui/target/designer-ui-exec.jar");
    }

    /// The product of the tests' own class path.
    ///
    /// @param options as `-Xmx1g`
    static List<String> ofClasses(String... options) {
        return ofClassPath(System.getProperty("java.class.path"), options);
    }

    static List<String> ofClassPath(String classPath, String... options) {
        return Stream.of(with(options).stream(), Stream.of("-cp", classPath, DesignerApplication.class.getName()))
                .flatMap(part -> part)
                .toList();
    }

    /// The options, and those of every process that does not live long.
    static List<String> with(String... options) {
        return Stream.concat(SHORT_LIVED.stream(), Stream.of(options)).toList();
    }
}
