package dev.pipewright.model;

import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A part of a pipeline. Closed on purpose: each kind needs its own editor and its own execution; what others add
/// is a connector.
///
/// Settings maps hold JSON values (see [dev.pipewright.model.record.DataRecord]) and are checked against the
/// connector's settings record. Expressions are JSONata. A node may be unfinished: what is missing is a [Problem].
public sealed interface Node {

    NodeHeader header();

    default NodeId id() {
        return header().id();
    }

    default String name() {
        return header().name();
    }

    default boolean disabled() {
        return header().disabled();
    }

    /// Reads a stream.
    ///
    /// @param connector the kind of system, as in `jdbc` or `files`
    /// @param connection the name of a saved connection; never its settings, which may hold secrets
    /// @param settings what the connector needs to know about the stream, as in `query` or `path`
    /// @param schema the fields as agreed at design time; empty until discovered
    /// @param orderedBy the fields by which the source promises to deliver its records in order; may be empty
    /// @param incremental how only changes are read; absent if each run reads the whole stream
    record Source(
            NodeHeader header,
            String connector,
            String connection,
            java.util.Map<String, Object> settings,
            Schema schema,
            List<String> orderedBy,
            @Nullable Incremental incremental)
            implements Node {

        /// The connector of the source that reads what is pushed to the product; it needs no connection.
        public static final String INGEST = "ingest";

        /// The connector of the source by which records enter a pipeline that runs inside another one; it needs
        /// no connection.
        public static final String CALLER = "caller";

        /// The connectors of sources that need no connection.
        public static final Set<String> WITHOUT_CONNECTION = Set.of(INGEST, CALLER);

        /// Each load reads what changed since the one before.
        ///
        /// @param watermark the fields that say when a record changed, or that only grow; of several, the
        ///     highest value counts. A record that has none of them is read in each load
        /// @param document the fields that name what belongs together: if one of its records changed, all are
        ///     read. Empty if each record stands by itself
        /// @param lag how long the source may take to show a change: a load reads up to its clock less this
        /// @param lookBack how far behind its beginning each load reads again
        public record Incremental(
                List<String> watermark,
                List<String> document,
                @Nullable Duration lag,
                @Nullable Duration lookBack) {

            public Incremental(
                    List<String> watermark,
                    List<String> document,
                    @Nullable Duration lag,
                    @Nullable Duration lookBack) {
                this.watermark = List.copyOf(watermark);
                this.document = List.copyOf(document);
                this.lag = lag;
                this.lookBack = lookBack;
            }
        }

        public Source(
                NodeHeader header,
                String connector,
                String connection,
                java.util.Map<String, Object> settings,
                Schema schema,
                List<String> orderedBy,
                @Nullable Incremental incremental) {
            this.header = header;
            this.connector = connector;
            this.connection = connection;
            this.settings = java.util.Map.copyOf(settings);
            this.schema = schema;
            this.orderedBy = List.copyOf(orderedBy);
            this.incremental = incremental;
        }

        /// A source that is read whole each time.
        public Source(
                NodeHeader header,
                String connector,
                String connection,
                java.util.Map<String, Object> settings,
                Schema schema,
                List<String> orderedBy) {
            this(header, connector, connection, settings, schema, orderedBy, null);
        }
    }

    /// Forms a new record from lines; see [MappingLine].
    ///
    /// @param targetSchema a JSON Schema of what the lines are to form, for where nothing behind the mapping says
    ///     so; may be empty. It helps the one who draws; records are not compared with it
    /// @param tests what the lines must give, checked before a version is published; may be empty
    /// @param ignored what does not fit and is left as it is; nobody is told of it again
    record Map(
            NodeHeader header,
            List<MappingLine> lines,
            String targetSchema,
            List<MappingTest> tests,
            List<IgnoredDrift> ignored)
            implements Node {
        public Map {
            lines = List.copyOf(lines);
            tests = List.copyOf(tests);
            ignored = List.copyOf(ignored);
        }

        /// A mapping in which nothing is left that does not fit.
        public Map(NodeHeader header, List<MappingLine> lines, String targetSchema, List<MappingTest> tests) {
            this(header, lines, targetSchema, tests, List.of());
        }

        /// A mapping without a target schema of its own, and without tests.
        public Map(NodeHeader header, List<MappingLine> lines) {
            this(header, lines, "", List.of());
        }

        /// The same with other lines.
        public Map withLines(List<MappingLine> others) {
            return new Map(header, others, targetSchema, tests, ignored);
        }

        /// True for a required field of the target that is to have no line.
        public boolean leavesOut(String target) {
            return ignored.contains(new IgnoredDrift(target, ""));
        }
    }

    /// Keeps, renames and converts fields.
    record Select(NodeHeader header, List<Column> columns) implements Node {

        /// One field of the outgoing record.
        ///
        /// @param target the name in the outgoing record
        /// @param field the name in the incoming record
        /// @param type what to convert the value to; absent keeps it as it is
        public record Column(
                String target, String field, @Nullable FieldType type) {}

        public Select {
            columns = List.copyOf(columns);
        }
    }

    /// Lets pass the records for which the condition is true; the others are counted as filtered.
    record Filter(NodeHeader header, String condition) implements Node {}

    /// Sends a record to the first branch whose condition is true, else to the port `otherwise`.
    record Route(NodeHeader header, List<Branch> branches) implements Node {

        /// The port of the records that fit no branch.
        public static final String OTHERWISE = "otherwise";

        public record Branch(String port, String condition) {}

        public Route {
            branches = List.copyOf(branches);
        }
    }

    /// Adds the record that another stream has under the same key, as an object named `target`. A record whose key
    /// the stream has twice is refused.
    ///
    /// @param connector the kind of system that has the other stream
    /// @param connection the name of a saved connection
    /// @param settings what the connector needs to know about the other stream
    /// @param keys what must be equal; 17 and "17" are
    record Lookup(
            NodeHeader header,
            String connector,
            String connection,
            java.util.Map<String, Object> settings,
            List<Match> keys,
            String target,
            NotFound notFound)
            implements Node {

        /// Two values that must be equal.
        ///
        /// @param field where the record has it
        /// @param column where the other stream has it
        public record Match(String field, String column) {}

        /// What to do with a record whose key the stream does not have: refuse it, or pass it on without `target`.
        public enum NotFound {
            REJECT,
            PASS
        }

        public Lookup {
            settings = java.util.Map.copyOf(settings);
            keys = List.copyOf(keys);
        }
    }

    /// Replaces a field's value by table.
    record ValueMap(
            NodeHeader header,
            String field,
            String target,
            java.util.Map<String, String> values,
            Unmapped unmapped,
            @Nullable String otherwise)
            implements Node {

        /// What to do with a value that the table does not have: refuse the record, keep the value, or take
        /// `otherwise`.
        public enum Unmapped {
            REJECT,
            KEEP,
            OTHERWISE
        }

        public ValueMap(
                NodeHeader header,
                String field,
                String target,
                java.util.Map<String, String> values,
                Unmapped unmapped,
                @Nullable String otherwise) {
            this.header = header;
            this.field = field;
            this.target = target;
            this.values = java.util.Map.copyOf(values);
            this.unmapped = unmapped;
            this.otherwise = otherwise;
        }
    }

    /// Folds the records of one group into one: the group's key fields, aggregations, and (if `items` is named) the
    /// list of its records.
    record Aggregate(
            NodeHeader header,
            List<String> groupBy,
            @Nullable String items,
            List<Aggregation> aggregations) implements Node {

        public enum Function {
            FIRST,
            LAST,
            COUNT,
            SUM,
            MIN,
            MAX
        }

        /// One value of a group.
        ///
        /// @param field what to aggregate; not used by [Function#COUNT]
        public record Aggregation(String target, Function function, String field) {}

        public Aggregate(
                NodeHeader header, List<String> groupBy, @Nullable String items, List<Aggregation> aggregations) {
            this.header = header;
            this.groupBy = List.copyOf(groupBy);
            this.items = items;
            this.aggregations = List.copyOf(aggregations);
        }
    }

    /// Forms one record per item of a list field: the outer fields with the item's value under the list's name.
    record Flatten(NodeHeader header, String list) implements Node {}

    /// Keeps the first record of each key.
    record Deduplicate(NodeHeader header, List<String> keys) implements Node {
        public Deduplicate {
            keys = List.copyOf(keys);
        }
    }

    /// Orders all records.
    record Sort(NodeHeader header, List<Key> keys) implements Node {

        public record Key(String field, boolean descending) {}

        public Sort {
            keys = List.copyOf(keys);
        }
    }

    /// Pairs the records of the ports `left` and `right` that have equal keys.
    record Join(NodeHeader header, Type type, List<String> leftKeys, List<String> rightKeys) implements Node {

        public static final String LEFT = "left";
        public static final String RIGHT = "right";

        public enum Type {
            INNER,
            LEFT,
            FULL
        }

        public Join {
            leftKeys = List.copyOf(leftKeys);
            rightKeys = List.copyOf(rightKeys);
        }
    }

    /// Passes on the records of all edges that end in it.
    record Union(NodeHeader header) implements Node {}

    /// Rejects records that do not fit a JSON Schema.
    record Validate(NodeHeader header, String jsonSchema) implements Node {}

    /// Calls an HTTP target once per document. A tax call is this node with a tax preset.
    ///
    /// The outgoing record is the incoming one with the target's answer under `answer`.
    ///
    /// @param preset the rules of the target, as in `taxman-v1` or `generic-json`
    /// @param settings what the preset lets people choose, as in the path of a general call
    /// @param document which document a record is about; a preset that knows its own fields ignores it
    /// @param amount an expression for the document's amount, for the balance of money; may be empty
    /// @param currency an expression for the amount's currency; may be empty
    /// @param answer the field that receives the answer
    record ApiCall(
            NodeHeader header,
            String preset,
            String connection,
            java.util.Map<String, Object> settings,
            @Nullable DocumentIdentity document,
            String amount,
            String currency,
            String answer)
            implements Node {

        /// The preset without fields of its own: the node says which document a record is about.
        public static final String GENERAL = "generic-json";

        /// Three expressions that name a document at its target.
        public record DocumentIdentity(String company, String type, String code) {}

        public ApiCall(
                NodeHeader header,
                String preset,
                String connection,
                java.util.Map<String, Object> settings,
                @Nullable DocumentIdentity document,
                String amount,
                String currency,
                String answer) {
            this.header = header;
            this.preset = preset;
            this.connection = connection;
            this.settings = java.util.Map.copyOf(settings);
            this.document = document;
            this.amount = amount;
            this.currency = currency;
            this.answer = answer;
        }
    }

    /// Runs the nodes of a published version in its place. Records enter that one by its source `caller` and leave it
    /// by its sink `caller`.
    ///
    /// @param version the pinned version; at least 1
    /// @param parameters values of the version's parameters, as texts; `${name}` takes one of this pipeline
    record SubPipeline(NodeHeader header, String pipeline, int version, java.util.Map<String, String> parameters)
            implements Node {
        public SubPipeline {
            parameters = java.util.Map.copyOf(parameters);
        }
    }

    /// Writes records. The connector `results` keeps them with the run, for download.
    record Sink(NodeHeader header, String connector, String connection, java.util.Map<String, Object> settings)
            implements Node {

        /// The connector of the sink that keeps results with their run; it needs no connection.
        public static final String RESULTS = "results";

        /// The connector of the sink by which records leave a pipeline that runs inside another one; it needs no
        /// connection.
        public static final String CALLER = "caller";

        /// The connectors of sinks that need no connection.
        public static final Set<String> WITHOUT_CONNECTION = Set.of(RESULTS, CALLER);

        public Sink {
            settings = java.util.Map.copyOf(settings);
        }
    }

    /// A text on the canvas.
    record Note(NodeHeader header, String text) implements Node {}
}
