package dev.pipewright.designer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "dev.pipewright.designer", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    // spotless:off
    @ArchTest
    static final ArchRule only_the_demo_knows_simulators = noClasses().that().resideOutsideOfPackage("..designer.demo..")
            .should().dependOnClassesThat().resideInAPackage("dev.pipewright.simulators..");

    @ArchTest
    static final ArchRule the_api_knows_no_view = noClasses().that().resideInAPackage("..designer.api..")
            .should().dependOnClassesThat().resideInAPackage("com.vaadin..");

    @ArchTest
    static final ArchRule views_see_the_engine_only_through_the_platform = noClasses()
            .should().dependOnClassesThat().resideInAnyPackage(
                    "dev.pipewright.engine.flowable..", "dev.pipewright.engine.quartz..",
                    "dev.pipewright.engine.dataflow..", "org.flowable..", "org.quartz..");

    @ArchTest
    static final ArchRule views_touch_no_database = noClasses().that().resideOutsideOfPackage("..designer.demo..")
            .should().dependOnClassesThat().resideInAnyPackage("org.springframework.jdbc..", "java.sql..");

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields = noClasses()
            .should().dependOnClassesThat().haveFullyQualifiedName(
                    "org.springframework.beans.factory.annotation.Autowired");
    // spotless:on

    @Test
    void one_folder_imports_the_canvas_library() throws IOException {
        try (var files = Files.walk(Path.of("src/main/frontend"))) {
            List<Path> importers = files.filter(file -> file.toString().matches(".*\\.tsx?"))
                    .filter(file -> !file.toString().contains("generated"))
                    .filter(file -> textOf(file).contains("from '@xyflow/"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();

            assertThat(importers).containsExactly(Path.of("src/main/frontend/canvas/board"));
        }
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
