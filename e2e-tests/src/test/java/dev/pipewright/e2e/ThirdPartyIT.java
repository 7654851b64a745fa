package dev.pipewright.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Whatever is shipped is named, with its licence, in the list that is shipped with it.
class ThirdPartyIT {

    private static final Path HOME = Path.of("..");
    private static final Path SERVER = HOME.resolve("designer-ui/target/designer-ui-exec.jar");
    private static final String LIST = "META-INF/THIRD-PARTY.txt";
    private static final List<String> OURS =
            List.of("pipeline-model", "connectors", "execution-engine", "platform", "designer-ui", "simulators", "cli");

    @Test
    void the_command_line_names_its_libraries() throws IOException {
        assertThat(librariesBeside("cli")).isNotEmpty().allMatch(listedIn(text(jar("cli"), LIST)));
    }

    @Test
    void the_simulators_name_their_libraries() throws IOException {
        assertThat(librariesBeside("simulators")).isNotEmpty().allMatch(listedIn(text(jar("simulators"), LIST)));
    }

    @Test
    void the_server_names_its_libraries() throws IOException {
        assertThat(librariesInServer()).hasSizeGreaterThan(100).allMatch(listedIn(text(SERVER, LIST)));
    }

    @Test
    void the_desktop_has_the_libraries_of_the_pages_beside_it() throws IOException {
        Path pages;
        try (Stream<Path> files = Files.list(HOME.resolve("desktop-launcher/target/lib"))) {
            pages = files.filter(file -> file.getFileName().toString().startsWith("designer-ui"))
                    .findFirst()
                    .orElseThrow();
        }

        assertThat(librariesBeside("desktop-launcher")).hasSizeGreaterThan(100).allMatch(listedIn(text(pages, LIST)));
    }

    @Test
    void the_npm_packages_in_the_pages_are_named_with_their_licences() throws IOException {
        var packages = JsonMapper.shared()
                .readTree(text(SERVER, "META-INF/VAADIN/config/stats.json"))
                .path("npmModules")
                .propertyStream()
                .map(it -> it.getKey() + " " + it.getValue().asString())
                .toList();
        String list = text(SERVER, LIST);

        assertThat(packages).isNotEmpty().allMatch(it -> list.contains(") " + it + "\n"));
        assertThat(list)
                .contains("(MIT) react ", "(MIT) @xyflow/react ")
                .contains("Copyright (c) Meta Platforms, Inc. and affiliates.");
    }

    private static Predicate<String> listedIn(String list) {
        return library -> list.contains(":" + library + " ");
    }

    private static Path jar(String module) {
        return HOME.resolve(module + "/target/" + module + ".jar");
    }

    /// Libraries as lists name them: `artifact:version`.
    private static List<String> librariesBeside(String module) throws IOException {
        try (Stream<Path> files = Files.list(HOME.resolve(module + "/target/lib"))) {
            return libraries(files.map(file -> file.getFileName().toString()));
        }
    }

    private static List<String> librariesInServer() throws IOException {
        try (var server = new ZipFile(SERVER.toFile())) {
            return libraries(server.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
                    .map(name -> name.substring("BOOT-INF/lib/".length())));
        }
    }

    private static List<String> libraries(Stream<String> files) {
        return files.filter(file -> OURS.stream().noneMatch(ours -> file.matches(ours + "(-.*SNAPSHOT)?\\.jar")))
                .map(file -> file.replaceAll("-(\\d[^/]*)\\.jar$", ":$1"))
                .toList();
    }

    private static String text(Path archive, String file) throws IOException {
        try (var zip = new ZipFile(archive.toFile());
                var in = zip.getInputStream(zip.getEntry(file))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
