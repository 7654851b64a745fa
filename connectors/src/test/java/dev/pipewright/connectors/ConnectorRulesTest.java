package dev.pipewright.connectors;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// What this module promises about itself.
@AnalyzeClasses(packages = "dev.pipewright.connectors", importOptions = ImportOption.DoNotIncludeTests.class)
class ConnectorRulesTest {

    // spotless:off
    @ArchTest
    static final ArchRule THE_INTERFACE_IS_FREE_OF_LIBRARIES = noClasses().that().resideInAPackage("..connectors.spi..")
            .should().dependOnClassesThat().resideOutsideOfPackages(
                    "java..", "dev.pipewright.model..", "dev.pipewright.connectors.spi..", "org.jspecify..");

    @ArchTest
    static final ArchRule ONLY_JSON_KNOWS_JACKSON = noClasses().that().resideOutsideOfPackage("..connectors.json..")
            .should().dependOnClassesThat().resideInAnyPackage("tools.jackson..", "com.fasterxml..");

    @ArchTest
    static final ArchRule ONLY_HTTP_KNOWS_THE_HTTP_CLIENT =
            noClasses().that().resideOutsideOfPackage("..connectors.http..")
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.hc..");

    @ArchTest
    static final ArchRule ONLY_FILES_KNOWS_FILE_FORMATS =
            noClasses().that().resideOutsideOfPackage("..connectors.files..")
            .should().dependOnClassesThat().resideInAnyPackage(
                    "de.siegmar.fastcsv..", "org.dhatim..", "javax.xml..");

    @ArchTest
    static final ArchRule ONLY_JDBC_KNOWS_SQL = noClasses().that().resideOutsideOfPackage("..connectors.jdbc..")
            .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..");

    @ArchTest
    static final ArchRule ONLY_MONGODB_KNOWS_ITS_DRIVER =
            noClasses().that().resideOutsideOfPackage("..connectors.mongodb..")
            .should().dependOnClassesThat().resideInAnyPackage("com.mongodb..", "org.bson..");

    @ArchTest
    static final ArchRule NOTHING_KNOWS_SPRING = noClasses()
            .should().dependOnClassesThat().resideInAnyPackage("org.springframework..");

    @ArchTest
    static final ArchRule NO_STATIC_STATE = fields().that().areStatic()
            .should().beFinal();

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("dev.pipewright.connectors.(*)..").should().beFreeOfCycles();
    // spotless:on
}
