package dev.pipewright.benchmarks;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Edge;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.wanted.TargetField;
import dev.pipewright.model.wanted.TargetSchemas;
import dev.pipewright.model.wanted.TargetTree;
import dev.pipewright.platform.mapping.MappingDesk;
import dev.pipewright.platform.mapping.OpenMapping;
import dev.pipewright.platform.mapping.SampleRecords.Samples;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the server takes for a mapping of 2,000 fields a side and 300 lines, with as many sample records as there can
/// be.
final class LargeMapping implements Benchmark {

    private static final NodeId SOURCE = new NodeId("source-large1");
    private static final NodeId MAP = new NodeId("map-large1");
    private static final Sentences ENGLISH = Sentences.english();
    private static final int ROUNDS = 30;

    /// What grows with the fields takes twenty times as long; what compares each with each, four hundred times.
    private static final int MOST_TIMES = 60;

    /// A mapping of some size, each target of which is called as a field of the source is.
    private static final class Sized implements TargetSchemas {

        private final int fields;
        private final Pipeline pipeline;
        private final OpenMapping mapping;

        Sized(int fields, int lines) {
            this.fields = fields;
            var schema = new Schema(
                    names("source").map(name -> Field.of(name, Simple.STRING)).toList());
            var drawn = IntStream.range(0, lines)
                    .mapToObj(at -> new MappingLine("target" + at * 6, "$uppercase(source" + at * 37 % fields + ")"))
                    .toList();
            pipeline = new Pipeline(
                    "Large",
                    "",
                    List.of(),
                    List.of(
                            new Node.Source(
                                    NodeHeader.of(SOURCE, "Read"), "files", "shop", Map.of(), schema, List.of()),
                            new Node.Map(NodeHeader.of(MAP, "Map"), drawn)),
                    List.of(Edge.between(SOURCE, MAP)));
            Map<String, @Nullable Object> record = new HashMap<>();
            names("source").forEach(name -> record.put(name, "value of " + name));
            var records = IntStream.range(0, Samples.MOST)
                    .mapToObj(at -> new DataRecord("" + at, new Origin("orders", 1, "" + at), record))
                    .toList();
            mapping = new MappingDesk(
                            (tenant, id, now, node) -> new Samples(records, Sentence.of("mapping.noSamples")),
                            this,
                            Clock.systemUTC())
                    .open(new TenantId("acme"), "large", MAP);
        }

        private Stream<String> names(String prefix) {
            return IntStream.range(0, fields).mapToObj(at -> prefix + at);
        }

        @Override
        public Optional<TargetTree> requestOf(Node.ApiCall call) {
            return Optional.empty();
        }

        @Override
        public Optional<TargetTree> treeOf(String jsonSchema) {
            return Optional.of(
                    new TargetTree("Large", names("target").map(Sized::field).toList()));
        }

        private static TargetField field(String path) {
            return new TargetField(
                    path, TargetField.Type.TEXT, true, "", List.of(), "", "", "", null, List.of(), List.of());
        }
    }

    @Override
    public String name() {
        return "large-mapping";
    }

    @Override
    public void measure(Figures figures) {
        figures.begin("Mapping editor: what the server does for 2,000 fields a side and 300 lines, and for 100 and 15");
        var small = new Sized(100, 15);
        var large = new Sized(2_000, 300);
        compare(figures, "opening", small, large, sized -> sized.mapping.look(sized.pipeline, ENGLISH));
        compare(figures, "values", small, large, sized -> sized.mapping.values(sized.pipeline, 0, ENGLISH));
        compare(
                figures,
                "suggestions",
                small,
                large,
                sized -> sized.mapping.suggestions().all(sized.pipeline, ENGLISH));
    }

    private static void compare(Figures figures, String what, Sized small, Sized large, Function<Sized, Object> asked) {
        double few = millis(small, asked);
        double many = millis(large, asked);
        figures.note("%-12s %8.2f ms, and %.2f ms for 100 fields", what, many, few);
        figures.atMost(
                "mapping_" + what + "_2000_vs_100", many / few, MOST_TIMES, "times as long for 20 times as much");
    }

    /// The shortest of some rounds: what else the machine does meanwhile only makes it longer.
    private static double millis(Sized sized, Function<Sized, Object> asked) {
        return IntStream.range(0, ROUNDS)
                        .mapToLong(_ -> {
                            long start = System.nanoTime();
                            Objects.requireNonNull(asked.apply(sized));
                            return System.nanoTime() - start;
                        })
                        .min()
                        .orElseThrow()
                / 1e6;
    }
}
