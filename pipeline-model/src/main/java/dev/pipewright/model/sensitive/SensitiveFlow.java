package dev.pipewright.model.sensitive;

import dev.pipewright.model.Edge;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Which fields are sensitive on each edge of a pipeline: those that its sources mark, and what is made of them.
/// Other than the types of fields, a mark is never lost where nobody knows the schema.
public final class SensitiveFlow {

    private static final Pattern PATH =
            Pattern.compile("(\\$\\.)?([A-Za-z_][A-Za-z0-9_]*|`[^`]*`)(\\.([A-Za-z_][A-Za-z0-9_]*|`[^`]*`))*");

    private final Pipeline pipeline;
    private final LineReads reads;
    private final Map<NodeId, SensitivePaths> leaving = new HashMap<>();
    private final Set<NodeId> underWay = new HashSet<>();
    private final SensitivePaths anywhere;

    private SensitiveFlow(Pipeline pipeline, LineReads reads) {
        this.pipeline = pipeline;
        this.reads = reads;
        SensitivePaths all = SensitivePaths.NONE;
        for (Node node : pipeline.nodes()) {
            all = all.and(pathsLeaving(node.id()));
        }
        this.anywhere = all;
    }

    /// Follows the marks from the sources on.
    public static SensitiveFlow through(Pipeline pipeline, LineReads reads) {
        return new SensitiveFlow(pipeline, reads);
    }

    /// True if no source marks a field.
    public boolean isEmpty() {
        return anywhere.isEmpty();
    }

    /// Of what leaves a node; of a node that the pipeline does not have, of whatever is sensitive anywhere.
    public SensitivePaths leaving(NodeId node) {
        return leaving.getOrDefault(node, anywhere);
    }

    /// Of what enters a node at all its ports; of a source, of what it reads.
    public SensitivePaths entering(NodeId node) {
        if (isEmpty()) {
            return SensitivePaths.NONE;
        }
        return pipeline.node(node)
                .map(its -> its instanceof Node.Source ? leaving(node) : into(node))
                .orElse(anywhere);
    }

    private SensitivePaths into(NodeId node) {
        SensitivePaths all = SensitivePaths.NONE;
        for (Edge edge : pipeline.edgesInto(node)) {
            all = all.and(pathsLeaving(edge.from()));
        }
        return all;
    }

    private SensitivePaths pathsLeaving(NodeId id) {
        SensitivePaths known = leaving.get(id);
        if (known != null) {
            return known;
        }
        if (!underWay.add(id)) {
            return SensitivePaths.NONE;
        }
        SensitivePaths found = of(pipeline.node(id).orElseThrow(), into(id));
        leaving.put(id, found);
        underWay.remove(id);
        return found;
    }

    private SensitivePaths of(Node node, SensitivePaths in) {
        if (node.disabled() && !(node instanceof Node.Source)) {
            return in;
        }
        return switch (node) {
            case Node.Source source -> SensitivePaths.of(source.schema());
            case Node.Map map -> mapped(map, in);
            case Node.Select select -> selected(select, in);
            case Node.ValueMap map -> in.touches(map.field()) ? in.with(map.target()) : in;
            case Node.Aggregate aggregate -> aggregated(aggregate, in);
            case Node.Filter _,
                    Node.Route _,
                    Node.Deduplicate _,
                    Node.Sort _,
                    Node.Validate _,
                    Node.Union _,
                    Node.Join _,
                    Node.Flatten _,
                    Node.Lookup _,
                    Node.ApiCall _,
                    Node.SubPipeline _,
                    Node.Sink _,
                    Node.Note _ -> in;
        };
    }

    /// A line that takes a field as it is takes the marks in it along; of any other one all is sensitive if it
    /// reads something that is.
    private SensitivePaths mapped(Node.Map map, SensitivePaths in) {
        if (in.isEmpty()) {
            return in;
        }
        SensitivePaths out = SensitivePaths.NONE;
        Map<String, Set<String>> sources = reads.of(map.lines());
        for (MappingLine line : map.lines()) {
            Set<String> read = sources.getOrDefault(line.target(), Set.of());
            boolean isPath =
                    read.size() == 1 && PATH.matcher(line.expression().strip()).matches();
            if (isPath) {
                out = line.isForEach() ? out : out.and(in.moved(read.iterator().next(), line.target()));
            } else if (!isItemsOfOthers(line, map) && read.stream().anyMatch(in::touches)) {
                out = out.with(line.target());
            }
        }
        return out;
    }

    /// What is taken of the items, the lines below say.
    private static boolean isItemsOfOthers(MappingLine line, Node.Map map) {
        return line.isForEach()
                && map.lines().stream().anyMatch(other -> other.target().startsWith(line.target() + "."));
    }

    private static SensitivePaths selected(Node.Select select, SensitivePaths in) {
        SensitivePaths out = SensitivePaths.NONE;
        for (Node.Select.Column column : select.columns()) {
            out = out.and(in.moved(column.field(), column.target()));
        }
        return out;
    }

    private static SensitivePaths aggregated(Node.Aggregate aggregate, SensitivePaths in) {
        SensitivePaths out = SensitivePaths.NONE;
        for (String key : aggregate.groupBy()) {
            out = out.and(in.moved(key, key));
        }
        for (Node.Aggregate.Aggregation part : aggregate.aggregations()) {
            out = part.function() == Node.Aggregate.Function.COUNT
                    ? out
                    : out.and(in.moved(part.field(), part.target()));
        }
        String items = aggregate.items();
        return items == null ? out : out.and(in.under(items));
    }
}
