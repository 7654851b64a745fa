package dev.pipewright.engine;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;

/// What this module promises about itself.
@AnalyzeClasses(packages = "dev.pipewright.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class EngineRulesTest {

    // spotless:off
    private static final String[] RUNS_ANYWHERE = {
        "..engine.plan..", "..engine.dataflow..", "..engine.mapping..", "..engine.call..", "..engine.ledger..",
        "..engine.envelope.."};

    private static final List<Class<?>> CHANGING = List.of(
            ThreadLocal.class, ConcurrentMap.class, BlockingQueue.class, HashMap.class, ArrayList.class, HashSet.class,
            Random.class, StringBuilder.class, Lock.class);

    @ArchTest
    static final ArchRule only_flowable_and_store_know_spring = noClasses()
            .that().resideOutsideOfPackages("..engine.flowable..", "..engine.store..")
            .should().dependOnClassesThat().resideInAnyPackage("org.springframework..");

    @ArchTest
    static final ArchRule what_runs_anywhere_knows_no_framework = noClasses().that().resideInAnyPackage(RUNS_ANYWHERE)
            .should().dependOnClassesThat().resideInAnyPackage(
                    "org.springframework..", "org.flowable..", "org.quartz..", "org.flywaydb..", "com.zaxxer..");

    @ArchTest
    static final ArchRule plan_and_mapping_do_no_input_or_output = noClasses()
            .that().resideInAnyPackage("..engine.plan..", "..engine.mapping..")
            .should().dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..")
                    // Writes a text in another way, and reaches nothing.
                    .and(not(type(URLDecoder.class))));

    @ArchTest
    static final ArchRule static_fields_do_not_change = fields().that().areStatic()
            .should().beFinal();

    @ArchTest
    static final ArchRule static_fields_hold_nothing_that_changes = noFields().that().areStatic()
            .should().haveRawType(describe("a type made to be changed", EngineRulesTest::isMadeToBeChanged));

    @ArchTest
    static final ArchRule previews_can_neither_record_nor_write = noClasses()
            .that().resideInAPackage("..engine.preview..").or().haveSimpleNameStartingWith("Sample")
            .should().dependOnClassesThat().haveSimpleName("RecordPermit")
            .orShould().dependOnClassesThat().haveSimpleName("RecordWriter")
            .orShould().dependOnClassesThat().haveSimpleName("SinkRequest");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.pipewright.engine.(*)..").should().beFreeOfCycles();
    // spotless:on

    private static boolean isMadeToBeChanged(JavaClass type) {
        return type.getPackageName().equals("java.util.concurrent.atomic")
                || CHANGING.stream().anyMatch(type::isAssignableTo);
    }
}
