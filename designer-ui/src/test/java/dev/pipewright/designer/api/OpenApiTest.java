package dev.pipewright.designer.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.ledger.ValuePattern;
import dev.pipewright.model.environment.NodeConnection;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.library.LibraryStanding;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.RequestMapping;
import org.yaml.snakeyaml.Yaml;

/// Keeps `openapi.yaml` equal to what the controllers offer.
class OpenApiTest {

    private static final List<Class<?>> CONTROLLERS = List.of(
            PipelinesController.class,
            DraftsController.class,
            VersionsController.class,
            LibraryController.class,
            PipelineLibraryController.class,
            ConnectionsController.class,
            EnvironmentsController.class,
            WatermarksController.class,
            RunsController.class,
            TroublesController.class,
            ReplaysController.class,
            RecordsController.class,
            KeptDaysController.class,
            DesignController.class,
            ShadowsController.class,
            DriftController.class,
            CallsController.class,
            BackFillsController.class,
            ResultsController.class,
            IngestController.class,
            PreviewsController.class,
            StoppedPreviewsController.class,
            BeginningsController.class);
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    @Test
    void the_document_describes_every_address_and_no_other() throws IOException {
        assertThat(described()).isEqualTo(offered());
    }

    @Test
    void the_document_describes_every_field_and_no_other() throws IOException {
        Map<String, Class<?>> types = Map.ofEntries(
                Map.entry("Connection", ConnectionsController.ConnectionJson.class),
                Map.entry("ListedEnvironment", EnvironmentsController.ListedJson.class),
                Map.entry("Check", ConnectionsController.CheckJson.class),
                Map.entry("Stream", ConnectionsController.StreamJson.class),
                Map.entry("Run", RunJson.class),
                Map.entry("Load", RunJson.LoadJson.class),
                Map.entry("Replayed", RunJson.ReplayJson.class),
                Map.entry("Replay", ReplaysController.Replay.class),
                Map.entry("Document", ReplaysController.DocumentJson.class),
                Map.entry("Query", ReplaysController.QueryJson.class),
                Map.entry("ShadowStart", ShadowsController.Ask.class),
                Map.entry("Confirmation", ShadowsController.Confirmation.class),
                Map.entry("Publishing", ShadowsController.PublishingJson.class),
                Map.entry("Shadow", ShadowJson.class),
                Map.entry("ShadowReport", ShadowJson.ReportJson.class),
                Map.entry("ShadowTotal", ShadowJson.TotalJson.class),
                Map.entry("ShadowDocument", ShadowJson.DocumentJson.class),
                Map.entry("Worth", ShadowJson.WorthJson.class),
                Map.entry("FieldChange", ShadowJson.ChangeJson.class),
                Map.entry("Drift", DriftController.DriftJson.class),
                Map.entry("MovedField", DriftController.MovedJson.class),
                Map.entry("Field", FieldJson.class),
                Map.entry("RetypedField", DriftController.RetypedJson.class),
                Map.entry("Problem", DesignController.ProblemJson.class),
                Map.entry("DesignRule", DesignController.RuleJson.class),
                Map.entry("Kept", KeptDaysController.Kept.class),
                Map.entry("Called", CallsController.CalledJson.class),
                Map.entry("Call", CallsController.CallJson.class),
                Map.entry("Record", RecordJson.class),
                Map.entry("Changed", RecordJson.ChangedJson.class),
                Map.entry("Values", RecordsController.ValuesJson.class),
                Map.entry("Value", RecordsController.ValueJson.class),
                Map.entry("MappedValues", RecordsController.MappedJson.class),
                Map.entry("Watermark", WatermarksController.WatermarkJson.class),
                Map.entry("Position", WatermarksController.Position.class),
                Map.entry("BackFill", BackFillJson.class),
                Map.entry("BackFillDocuments", BackFillJson.DocumentsJson.class),
                Map.entry("BackFillSlice", BackFillJson.SliceJson.class),
                Map.entry("BackFillStart", BackFillsController.Ask.class),
                Map.entry("BeginningAsk", BeginningsController.Ask.class),
                Map.entry("Begun", BeginningsController.BegunJson.class),
                Map.entry("MappingLine", BeginningsController.LineJson.class),
                Map.entry("MissingField", BeginningsController.MissingJson.class),
                Map.entry("PreviewAsk", PreviewsController.Ask.class),
                Map.entry("PreviewPauseAsk", PreviewsController.PauseAsk.class),
                Map.entry("PreviewStep", StoppedPreviewsController.GoOn.class),
                Map.entry("PreviewPause", PreviewJson.PauseJson.class),
                Map.entry("PreviewPassed", PreviewJson.PassedJson.class),
                Map.entry("Preview", PreviewJson.class),
                Map.entry("PreviewSource", PreviewJson.SourceJson.class),
                Map.entry("PreviewNode", PreviewJson.NodeJson.class),
                Map.entry("PreviewRecord", PreviewJson.PreviewedJson.class),
                Map.entry("PreviewRefusal", PreviewJson.RefusedJson.class),
                Map.entry("Recount", WatermarksController.RecountJson.class),
                Map.entry("Day", WatermarksController.DayJson.class),
                Map.entry("Schedule", PipelinesController.ScheduleJson.class),
                Map.entry("Start", RunsController.Start.class),
                Map.entry("Pipeline", CatalogueEntry.class),
                Map.entry("Version", VersionsController.VersionJson.class),
                Map.entry("Publish", VersionsController.PublishJson.class),
                Map.entry("LibraryPipeline", LibraryController.LibraryJson.class),
                Map.entry("LibraryConnection", NodeConnection.class),
                Map.entry("LibraryUse", LibraryController.UseJson.class),
                Map.entry("LibraryAddition", PipelineLibraryController.AddJson.class),
                Map.entry("LibraryStanding", LibraryStanding.class),
                Map.entry("Comparison", VersionsController.ComparisonJson.class),
                Map.entry("Difference", VersionsController.ChangeJson.class),
                Map.entry("Upload", UploadJson.class),
                Map.entry("Chunk", UploadJson.ChunkJson.class),
                Map.entry("UploadRun", UploadJson.UploadRunJson.class),
                Map.entry("Cause", CauseJson.class),
                Map.entry("Pattern", ValuePattern.class),
                Map.entry("Accept", TroublesController.Accept.class),
                Map.entry("Acceptance", TroublesController.AcceptanceJson.class),
                Map.entry("Settlement", TroublesController.Settlement.class),
                Map.entry("Settled", TroublesController.Settled.class));

        for (var type : types.entrySet()) {
            Set<String> offered = Arrays.stream(type.getValue().getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.toSet());
            assertThat(fieldsOf(type.getKey())).as(type.getKey()).isEqualTo(offered);
        }
    }

    private static Set<Object> fieldsOf(String schema) throws IOException {
        var components = (Map<?, ?>) document().getOrDefault("components", Map.of());
        var schemas = (Map<?, ?>) Objects.requireNonNull(components.get("schemas"));
        var described = (Map<?, ?>) Objects.requireNonNull(schemas.get(schema));
        return Set.copyOf(((Map<?, ?>) Objects.requireNonNull(described.get("properties"))).keySet());
    }

    private static Set<String> offered() {
        Set<String> offered = new TreeSet<>();
        for (Class<?> controller : CONTROLLERS) {
            var base = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
            for (Method method : controller.getDeclaredMethods()) {
                var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (base != null && mapping != null) {
                    var path = base.path()[0] + (mapping.path().length == 0 ? "" : mapping.path()[0]);
                    Arrays.stream(mapping.method())
                            .forEach(verb -> offered.add(verb.name().toLowerCase(Locale.ROOT) + " " + path));
                }
            }
        }
        return offered;
    }

    private static Set<String> described() throws IOException {
        Set<String> described = new TreeSet<>();
        ((Map<?, ?>) document().getOrDefault("paths", Map.of()))
                .forEach((path, methods) -> verbs(methods).forEach(verb -> described.add(verb + " /api/v1" + path)));
        return described;
    }

    private static Map<String, Object> document() throws IOException {
        try (var in = new ClassPathResource("META-INF/resources/api/v1/openapi.yaml").getInputStream()) {
            return new Yaml().load(in);
        }
    }

    private static Stream<String> verbs(Object methods) {
        return ((Map<?, ?>) methods).keySet().stream().map(Object::toString).filter(METHODS::contains);
    }
}
