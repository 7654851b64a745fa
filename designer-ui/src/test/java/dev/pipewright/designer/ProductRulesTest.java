package dev.pipewright.designer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// What holds for the whole product, over all floors below the pages.
@AnalyzeClasses(
        packages = "dev.pipewright",
        importOptions = {DoNotIncludeTests.class, ProductRulesTest.WithoutTestsOfOtherFloors.class})
class ProductRulesTest {

    /// Leaves out what the tests of a floor lend to those above it, in a jar.
    static final class WithoutTestsOfOtherFloors implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    // spotless:off
    @ArchTest
    static final ArchRule each_floor_sees_only_those_below_it = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("designer-ui").definedBy("dev.pipewright.designer..")
            .layer("platform").definedBy("dev.pipewright.platform..")
            .layer("execution-engine").definedBy("dev.pipewright.engine..")
            .layer("connectors").definedBy("dev.pipewright.connectors..")
            .layer("pipeline-model").definedBy("dev.pipewright.model..")
            .layer("simulators").definedBy("dev.pipewright.simulators..")
            .whereLayer("designer-ui").mayNotBeAccessedByAnyLayer()
            .whereLayer("platform").mayOnlyBeAccessedByLayers("designer-ui")
            .whereLayer("execution-engine").mayOnlyBeAccessedByLayers("designer-ui", "platform")
            .whereLayer("connectors").mayOnlyBeAccessedByLayers("designer-ui", "platform", "execution-engine")
            .whereLayer("simulators").mayOnlyBeAccessedByLayers("designer-ui");

    @ArchTest
    static final ArchRule flowable_is_in_one_package = onlyIn("dev.pipewright.engine.flowable..", "org.flowable..");

    @ArchTest
    static final ArchRule quartz_is_in_one_package = onlyIn("dev.pipewright.engine.quartz..", "org.quartz..");

    @ArchTest
    static final ArchRule jgraphx_is_in_one_package = onlyIn("dev.pipewright.model.picture..", "com.mxgraph..");

    @ArchTest
    static final ArchRule vaadin_is_in_the_pages = onlyIn("dev.pipewright.designer..", "com.vaadin..");

    @ArchTest
    static final ArchRule no_library_for_jsonata_is_used = noClasses()
            .that().resideOutsideOfPackage("dev.pipewright.benchmarks..")
            .should().dependOnClassesThat().resideInAnyPackage("com.dashjoin..", "com.api.jsonata4java..");

    @ArchTest
    static final ArchRule the_platform_has_no_cycles =
            slices().matching("dev.pipewright.platform.(*)..").should().beFreeOfCycles();

    private static ArchRule onlyIn(String place, String library) {
        return noClasses().that().resideOutsideOfPackage(place)
                .should().dependOnClassesThat().resideInAPackage(library);
    }
    // spotless:on
}
