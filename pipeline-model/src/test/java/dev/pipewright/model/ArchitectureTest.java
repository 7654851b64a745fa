package dev.pipewright.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.pipewright.model", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    // spotless:off
    @ArchTest
    static final ArchRule only_the_picture_knows_jgraphx = noClasses()
            .that().resideOutsideOfPackage("dev.pipewright.model.picture")
            .should().dependOnClassesThat().resideInAnyPackage("com.mxgraph..", "java.awt..", "javax.swing..");

    @ArchTest
    static final ArchRule only_json_knows_the_json_library = noClasses()
            .that().resideOutsideOfPackage("dev.pipewright.model.json")
            .should().dependOnClassesThat().resideInAnyPackage("tools.jackson..", "com.fasterxml..");

    @ArchTest
    static final ArchRule the_graph_reads_and_writes_nothing = noClasses()
            .that().resideOutsideOfPackage("dev.pipewright.model.picture")
            .should().dependOnClassesThat().haveFullyQualifiedName("java.io.File")
            .orShould().dependOnClassesThat().haveNameMatching("java\\.io\\..*(Stream|Reader|Writer)")
            .orShould().dependOnClassesThat().resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..");

    @ArchTest
    static final ArchRule the_picture_opens_no_files = noClasses()
            .that().resideInAPackage("dev.pipewright.model.picture")
            .should().dependOnClassesThat().resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..");

    @ArchTest
    static final ArchRule nothing_knows_spring = noClasses()
            .should().dependOnClassesThat().resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.pipewright.(**)").should().beFreeOfCycles();
    // spotless:on
}
