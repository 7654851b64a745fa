package dev.pipewright.model.change;

import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.form.FormException;
import dev.pipewright.model.form.FormReader;
import dev.pipewright.model.form.RecordForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Brings together three versions of one record, part by part. Where both sides changed a part differently, it is as
/// the conflict is decided.
final class PartMerge {

    private static final String LINES = "lines";

    private final Decisions decisions;

    PartMerge(Decisions decisions) {
        this.decisions = decisions;
    }

    /// A value that has no parts.
    <T extends @Nullable Object> T value(
            @Nullable NodeId node, String subject, String field, @Nullable Object base, T ours, T theirs) {
        if (Objects.equals(ours, theirs) || Objects.equals(base, theirs)) {
            return ours;
        }
        if (Objects.equals(base, ours)) {
            return theirs;
        }
        return decisions.takesTheirs(new Conflict(node, subject, field, textOf(ours), textOf(theirs))) ? theirs : ours;
    }

    static @Nullable String textOf(@Nullable Object value) {
        return FieldMap.text(RecordForm.ofValue(value));
    }

    /// A record that is there on both sides.
    ///
    /// @param base the common ancestor; null if both sides added the record
    Record record(@Nullable NodeId node, String subject, @Nullable Record base, Record ours, Record theirs) {
        if (ours.equals(theirs) || theirs.equals(base)) {
            return ours;
        }
        if (ours.equals(base)) {
            return theirs;
        }
        if (ours.getClass() != theirs.getClass()) {
            return value(node, subject, RecordForm.KIND, base, ours, theirs);
        }
        Set<String> divided = FieldMap.dividedIn(List.of(ours, theirs, base == null ? ours : base));
        Map<String, @Nullable Object> old = base == null ? Map.of() : FieldMap.of(base, divided);
        Map<String, @Nullable Object> our = FieldMap.of(ours, divided);
        Map<String, @Nullable Object> their = FieldMap.of(theirs, divided);
        Set<String> fields = new LinkedHashSet<>(our.keySet());
        fields.addAll(their.keySet());
        var merged = new LinkedHashMap<String, @Nullable Object>();
        for (String field : ordered(node, subject, fields, old, our, their)) {
            Object value = value(node, subject, field, old.get(field), our.get(field), their.get(field));
            if (value != null) {
                merged.put(field, value);
            }
        }
        try {
            return FormReader.read(ours.getClass(), FieldMap.form(merged), "");
        } catch (FormException e) {
            throw new IllegalStateException("parts that were read before do not fit each other", e);
        }
    }

    /// Lines keep their order; other parts have none.
    private List<String> ordered(
            @Nullable NodeId node,
            String subject,
            Set<String> fields,
            Map<String, @Nullable Object> old,
            Map<String, @Nullable Object> our,
            Map<String, @Nullable Object> their) {
        Predicate<String> isLine = FieldMap::isLine;
        List<String> before = old.keySet().stream().filter(isLine).toList();
        List<String> mine = our.keySet().stream().filter(isLine).toList();
        List<String> other = their.keySet().stream().filter(isLine).toList();
        var order = new KeyedOrder(before, mine, other);
        if (order.isContradictory()
                && decisions.takesTheirs(
                        new Conflict(node, subject, LINES, FieldMap.text(mine), FieldMap.text(other)))) {
            order = new KeyedOrder(before, other, mine);
        }
        List<String> all =
                new ArrayList<>(fields.stream().filter(isLine.negate()).toList());
        all.addAll(order.merged());
        return all;
    }

    /// A node that is there on both sides.
    Node node(@Nullable Node base, Node ours, Node theirs) {
        return (Node) record(ours.id(), ours.name(), (Record) base, (Record) ours, (Record) theirs);
    }
}
