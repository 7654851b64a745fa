package dev.pipewright.designer.draft;

import dev.pipewright.designer.draft.DraftChoice.ChoicePlace;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.edit.EditPlace;
import dev.pipewright.model.edit.LateEdit;
import dev.pipewright.model.edit.Overtaken;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.record.CanonicalJson;
import dev.pipewright.platform.draft.OvertakenException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says in the reader's words what there is to choose from where others were faster.
///
/// @param texts gives the text of a key
/// @param fields what a field is called, by its node and its name in files
/// @param people what others call a person, by the name they log in with
public record DraftChoices(UnaryOperator<String> texts, FieldName fields, UnaryOperator<String> people) {

    /// What the field of a node is called.
    @FunctionalInterface
    public interface FieldName {
        String of(Node node, String field);
    }

    DraftChoice of(String editId, OvertakenException overtaken, Drawing now) {
        LateEdit late = overtaken.edit();
        List<ChoicePlace> places = IntStream.range(0, late.overtaken().size())
                .mapToObj(at -> place(
                        late, late.overtaken().get(at), overtaken.authors().get(at), now))
                .toList();
        return new DraftChoice(editId, overtaken.seq(), places, late.fitting(), late.insisting());
    }

    private ChoicePlace place(LateEdit late, Overtaken one, String author, Drawing now) {
        return new ChoicePlace(
                label(late, one, now),
                one.isGone(),
                people.apply(author),
                said(one, one.seen()),
                isWhole(one) && one.theirs() != null ? texts.apply("merge.kept") : said(one, one.theirs()),
                said(one, one.mine()));
    }

    private String label(LateEdit late, Overtaken one, Drawing now) {
        return switch (one.place()) {
            case EditPlace.OfNode(var id, var field) ->
                field.isEmpty() ? one.subject() : one.subject() + " · " + fieldName(late, id, field, now);
            case EditPlace.OfLine(var _, var target) -> one.subject() + " · " + texts.apply("diff.line") + " " + target;
            case EditPlace.OfParameter(var name) -> texts.apply("form.pipeline.parameter.name") + " " + name;
            case EditPlace.OfPipeline(var field) ->
                texts.apply(field.equals("name") ? "pipeline.name" : "form.pipeline.description");
        };
    }

    private String fieldName(LateEdit late, NodeId id, String field, Drawing now) {
        return now.pipeline()
                .node(id)
                .or(() -> broughtBack(late, id))
                .map(node -> fields.of(node, field))
                .orElse(field);
    }

    private static Optional<Node> broughtBack(LateEdit late, NodeId id) {
        Stream<PipelineEdit> parts =
                late.insisting() instanceof PipelineEdit.Several(var edits) ? edits.stream() : Stream.of();
        return parts.filter(PipelineEdit.AddNode.class::isInstance)
                .map(part -> ((PipelineEdit.AddNode) part).node())
                .filter(node -> node.id().equals(id))
                .findFirst();
    }

    private static boolean isWhole(Overtaken one) {
        return one.place() instanceof EditPlace.OfNode(var _, var field) && field.isEmpty();
    }

    private String said(Overtaken one, @Nullable Object value) {
        if (value == null) {
            boolean isField = one.place() instanceof EditPlace.OfNode && !isWhole(one);
            return texts.apply(isField && !one.isGone() ? "choice.empty" : "merge.removed");
        }
        return value instanceof String text ? text : CanonicalJson.text(value);
    }
}
