package dev.pipewright.model.check;

import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import java.util.List;

/// What a node cannot do without is filled in.
final class RequiredRule implements Rule {

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        for (Node node : pipeline.nodes()) {
            if (!node.disabled()) {
                check(node, new Required(node, findings));
            }
        }
    }

    private static void check(Node node, Required required) {
        switch (node) {
            case Node.Source source -> checkSource(source, required);
            case Node.Map map -> required.some("lines", map.lines());
            case Node.Select select -> required.some("columns", select.columns());
            case Node.Filter filter -> required.text("condition", filter.condition());
            case Node.Route route -> required.some("branches", route.branches());
            case Node.Lookup lookup ->
                required.text("connector", lookup.connector())
                        .text("connection", lookup.connection())
                        .some("keys", lookup.keys())
                        .text("target", lookup.target());
            case Node.ValueMap map -> required.text("field", map.field()).text("target", map.target());
            case Node.Aggregate aggregate -> required.some("groupBy", aggregate.groupBy());
            case Node.Flatten flatten -> required.text("list", flatten.list());
            case Node.Deduplicate deduplicate -> required.some("keys", deduplicate.keys());
            case Node.Sort sort -> required.some("keys", sort.keys());
            case Node.Join join -> required.some("leftKeys", join.leftKeys()).some("rightKeys", join.rightKeys());
            case Node.Union _, Node.Note _ -> {}
            case Node.Validate validate -> required.text("jsonSchema", validate.jsonSchema());
            case Node.ApiCall call -> checkCall(call, required);
            case Node.SubPipeline sub -> required.text("pipeline", sub.pipeline());
            case Node.Sink sink -> checkSink(sink, required);
        }
    }

    private static void checkSource(Node.Source source, Required required) {
        required.text("connector", source.connector());
        if (!Node.Source.WITHOUT_CONNECTION.contains(source.connector())) {
            required.text("connection", source.connection());
        }
    }

    private static void checkCall(Node.ApiCall call, Required required) {
        required.text("preset", call.preset())
                .text("connection", call.connection())
                .text("answer", call.answer());
        Node.ApiCall.DocumentIdentity document = call.document();
        if (document != null) {
            required.text("document.company", document.company())
                    .text("document.type", document.type())
                    .text("document.code", document.code());
        } else if (call.preset().equals(Node.ApiCall.GENERAL)) {
            required.text("document", "");
        }
        if (!call.amount().isBlank()) {
            required.text("currency", call.currency());
        }
    }

    private static void checkSink(Node.Sink sink, Required required) {
        required.text("connector", sink.connector());
        if (!Node.Sink.WITHOUT_CONNECTION.contains(sink.connector())) {
            required.text("connection", sink.connection());
        }
    }

    /// Asks for one field after the other; the text of a finding is `check.required.` and the field.
    private record Required(Node node, Findings findings) {

        Required text(String field, String value) {
            if (value.isBlank()) {
                findings.error(node, field, "check.required." + field);
            }
            return this;
        }

        Required some(String field, List<?> values) {
            if (values.isEmpty()) {
                findings.error(node, field, "check.required." + field);
            }
            return this;
        }
    }
}
