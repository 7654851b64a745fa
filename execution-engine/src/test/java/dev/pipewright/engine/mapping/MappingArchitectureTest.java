package dev.pipewright.engine.mapping;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.pipewright", importOptions = ImportOption.DoNotIncludeTests.class)
class MappingArchitectureTest {

    // spotless:off
    @ArchTest
    static final ArchRule other_jsonata_libraries_are_used_to_compare_with_only = noClasses()
            .that().resideOutsideOfPackage("dev.pipewright.benchmarks..")
            .should().dependOnClassesThat().resideInAnyPackage("com.api.jsonata4java..", "com.dashjoin..", "org.antlr..");

    @ArchTest
    static final ArchRule mapping_knows_no_framework_and_no_json_library = noClasses()
            .that().resideInAPackage("dev.pipewright.engine.mapping..")
            .should().dependOnClassesThat().resideInAnyPackage(
                    "org.springframework..", "org.flowable..", "org.quartz..", "tools.jackson..", "java.sql..");

    @ArchTest
    static final ArchRule what_texts_of_business_mean_depends_on_no_jsonata = noClasses()
            .that().resideInAPackage("dev.pipewright.engine.mapping.business")
            .should().dependOnClassesThat().resideInAPackage("dev.pipewright.engine.mapping");

    @ArchTest
    static final ArchRule what_texts_of_business_mean_is_asked_by_the_functions_only = noClasses()
            .that().resideOutsideOfPackage("dev.pipewright.engine.mapping..")
            .should().dependOnClassesThat().resideInAPackage("dev.pipewright.engine.mapping.business");

    @ArchTest
    static final ArchRule telephone_numbers_are_known_in_one_package = noClasses()
            .that().resideOutsideOfPackage("dev.pipewright.engine.mapping.business")
            .should().dependOnClassesThat().resideInAPackage("com.google.i18n.phonenumbers..");
    // spotless:on
}
