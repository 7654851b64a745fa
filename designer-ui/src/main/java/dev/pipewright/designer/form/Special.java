package dev.pipewright.designer.form;

import dev.pipewright.model.Node;
import dev.pipewright.model.NodeKind;
import java.util.List;
import java.util.Map;

/// What a type does not say about a field of the model: that a text is an expression, or the name of a connection, or
/// of a field of the incoming records.
///
/// @param suggests see [FormField]
record Special(Control control, String language, String suggests) {

    private static final String IN = "in";
    private static final String OUT = "out";
    private static final Special EXPRESSION = new Special(Control.CODE, "jsonata", "");
    private static final Special CONNECTION = new Special(Control.CONNECTION, "", "");
    private static final Special INCOMING = new Special(Control.TEXT, "", IN);
    private static final Special INCOMING_LIST = new Special(Control.TEXTS, "", IN);
    private static final Special OWN_LIST = new Special(Control.TEXTS, "", OUT);

    /// By kind and field; a column of a table stands behind the table's name.
    private static final Map<String, Special> ALL = Map.ofEntries(
            Map.entry("source.connector", new Special(Control.CHOICE, "", "")),
            Map.entry("source.connection", CONNECTION),
            Map.entry("source.orderedBy", OWN_LIST),
            Map.entry("source.incremental.watermark", OWN_LIST),
            Map.entry("source.incremental.document", OWN_LIST),
            Map.entry("map.lines.expression", EXPRESSION),
            Map.entry("map.targetSchema", new Special(Control.CODE, "json", "")),
            Map.entry("select.columns.field", INCOMING),
            Map.entry("filter.condition", EXPRESSION),
            Map.entry("route.branches.condition", EXPRESSION),
            Map.entry("lookup.connector", new Special(Control.CHOICE, "", "")),
            Map.entry("lookup.connection", CONNECTION),
            Map.entry("lookup.keys.field", INCOMING),
            Map.entry("valueMap.field", INCOMING),
            Map.entry("aggregate.groupBy", INCOMING_LIST),
            Map.entry("aggregate.aggregations.field", INCOMING),
            Map.entry("flatten.list", INCOMING),
            Map.entry("deduplicate.keys", INCOMING_LIST),
            Map.entry("sort.keys.field", INCOMING),
            Map.entry("join.leftKeys", new Special(Control.TEXTS, "", Node.Join.LEFT)),
            Map.entry("join.rightKeys", new Special(Control.TEXTS, "", Node.Join.RIGHT)),
            Map.entry("validate.jsonSchema", new Special(Control.CODE, "json", "")),
            Map.entry("apiCall.preset", new Special(Control.CHOICE, "", "")),
            Map.entry("apiCall.connection", CONNECTION),
            Map.entry("apiCall.document.company", EXPRESSION),
            Map.entry("apiCall.document.type", EXPRESSION),
            Map.entry("apiCall.document.code", EXPRESSION),
            Map.entry("apiCall.amount", EXPRESSION),
            Map.entry("apiCall.currency", EXPRESSION),
            Map.entry("sink.connector", new Special(Control.CHOICE, "", "")),
            Map.entry("sink.connection", CONNECTION),
            Map.entry("note.text", new Special(Control.LINES, "", "")));

    private static final Map<String, FormField.Condition> CONDITIONS =
            Map.of("valueMap.otherwise", new FormField.Condition("unmapped", List.of("otherwise"), ""));

    /// If one of these is changed, what was set for the one before means nothing any more.
    private static final Map<String, List<String>> CLEARS = Map.of(
            "source.connector", List.of("connection", "settings", "schema"),
            "lookup.connector", List.of("connection", "settings"),
            "sink.connector", List.of("connection", "settings"),
            "apiCall.preset", List.of("settings"));

    static Special of(NodeKind kind, String field, Control byType) {
        return ALL.getOrDefault(kind.word() + "." + field, new Special(byType, "", ""));
    }

    static List<FormField.Condition> conditions(NodeKind kind, String field) {
        var condition = CONDITIONS.get(kind.word() + "." + field);
        return condition == null ? List.of() : List.of(condition);
    }

    static List<String> clears(NodeKind kind, String field) {
        return CLEARS.getOrDefault(kind.word() + "." + field, List.of());
    }

    /// False for what a node as it is has no use for: a connection where its connector needs none, a document where its
    /// preset knows it.
    static boolean applies(Node node, String field) {
        return switch (node) {
            case Node.Source source ->
                !field.equals("connection") || !Node.Source.WITHOUT_CONNECTION.contains(source.connector());
            case Node.Sink sink ->
                !field.equals("connection") || !Node.Sink.WITHOUT_CONNECTION.contains(sink.connector());
            case Node.ApiCall call ->
                !field.startsWith("document.") || call.preset().equals(Node.ApiCall.GENERAL) || call.document() != null;
            // Where the mapping is edited, tests are made of records, and what does not fit is left as it is.
            case Node.Map _ -> !field.equals("tests") && !field.equals("ignored");
            default -> true; // The others have all their fields always.
        };
    }
}
