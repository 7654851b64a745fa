package dev.pipewright.engine.mapping;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.edit.PipelineEdit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What it means to draw a line from a field of the source to a target: the expression that reads the field where
/// the target stands, and the for-each lines that it takes.
///
/// Paths are as [SourceField] writes them, with `[]` behind each list: `sales[].price` below the target `lines[]`,
/// whose for-each takes the items of `sales`, is read as `price`; `buyer.name` there as `$root.buyer.name`.
public final class DrawnLine {

    private static final String LIST = "[]";
    private static final String RECORD = "$";

    private final NodeId node;
    private final List<MappingLine> lines;
    private final Map<String, Set<String>> items = new HashMap<>();

    private DrawnLine(NodeId node, List<MappingLine> lines) {
        this.node = node;
        this.lines = new ArrayList<>(lines);
    }

    /// The edit that draws a line; an existing line of the target gets the new expression.
    ///
    /// @param node the mapping
    /// @param source a field; a list ends in `[]`
    /// @param target a target as lines name it; a list that becomes a for-each ends in `[]`
    public static PipelineEdit of(NodeId node, List<MappingLine> lines, String source, String target) {
        var drawn = new DrawnLine(node, lines);
        List<PipelineEdit> edits = new ArrayList<>();
        for (int end = target.indexOf(LIST + "."); end >= 0; end = target.indexOf(LIST + ".", end + 1)) {
            String list = target.substring(0, end + LIST.length());
            if (drawn.lines.stream().noneMatch(line -> line.target().equals(list))) {
                edits.add(
                        drawn.put(new MappingLine(list, drawn.expression(drawn.listFor(source, list, target), list))));
            }
        }
        edits.add(drawn.put(new MappingLine(target, drawn.expression(source, target))));
        return edits.size() == 1 ? edits.getFirst() : new PipelineEdit.Several(edits);
    }

    /// The edit that has the for-each of a target go through the list that a field of the source is in, or is,
    /// so that the target gets the field of each item; empty if the target is in no list, or other lines are
    /// filled from the items that its for-each takes now.
    ///
    /// @param source a field; a list ends in `[]`
    public static Optional<PipelineEdit> itemByItem(
            NodeId node, List<MappingLine> lines, String source, String target) {
        String list = contextOf(target);
        boolean isShared = lines.stream()
                .anyMatch(line ->
                        line.target().startsWith(list + ".") && !line.target().equals(target));
        if (list.isEmpty() || isShared || !source.contains(LIST)) {
            return Optional.empty();
        }
        var drawn = new DrawnLine(node, lines);
        String from = source.substring(0, source.lastIndexOf(LIST) + LIST.length());
        List<PipelineEdit> edits = List.of(
                drawn.put(new MappingLine(list, drawn.expression(from, list))),
                drawn.put(new MappingLine(target, drawn.expression(source, target))));
        return Optional.of(new PipelineEdit.Several(edits));
    }

    /// The edit that takes lines in, each behind those of its object; a line that is there already gets the new
    /// expression.
    ///
    /// @param added at least one
    public static PipelineEdit ofLines(NodeId node, List<MappingLine> lines, List<MappingLine> added) {
        var drawn = new DrawnLine(node, lines);
        List<PipelineEdit> edits = added.stream().map(drawn::put).toList();
        return edits.size() == 1 ? edits.getFirst() : new PipelineEdit.Several(edits);
    }

    /// What reads a field of the source where a target stands.
    private String expression(String source, String target) {
        String path = source.replace(LIST, "");
        String context = contextOf(target);
        if (context.isEmpty()) {
            return path;
        }
        for (String item : itemsOf(context)) {
            String place = item.replace(LIST, "");
            if (place.equals(RECORD)) {
                return path;
            }
            if (path.equals(place)) {
                return RECORD;
            }
            if (path.startsWith(place + ".")) {
                return path.substring(place.length() + 1);
            }
        }
        return path.equals(RECORD) ? "$root" : "$root." + path;
    }

    /// The list of the source that a new for-each takes: the first one on the way to the field that no for-each
    /// above it takes yet; if no further one can follow, the last one, so that the target gets one value each.
    /// Without one, a record gives one item.
    ///
    /// @param target what is drawn to; a list is one value of it, unless it is a list itself
    private String listFor(String source, String forEach, String target) {
        String context = contextOf(forEach);
        Set<String> taken = context.isEmpty() ? Set.of() : itemsOf(context);
        String way = target.endsWith(LIST) ? source : source + ".";
        List<String> free = new ArrayList<>();
        for (int end = way.indexOf(LIST + "."); end >= 0; end = way.indexOf(LIST + ".", end + 1)) {
            String list = source.substring(0, end + LIST.length());
            if (taken.stream().noneMatch(item -> item.equals(list) || item.startsWith(list + "."))) {
                free.add(list);
            }
        }
        if (free.isEmpty()) {
            return taken.stream().findFirst().orElse(RECORD);
        }
        return target.endsWith(LIST) || !contextOf(target).equals(forEach) ? free.getFirst() : free.getLast();
    }

    /// The target of the for-each that a target is in; empty if it is in none.
    private static String contextOf(String target) {
        int end = target.lastIndexOf(LIST + ".");
        return end < 0 ? "" : target.substring(0, end + LIST.length());
    }

    /// Where the items of a for-each are in the source, as far as that is known.
    private Set<String> itemsOf(String list) {
        return items.computeIfAbsent(
                list,
                _ -> Lineage.itemsOf(list, lines).stream()
                        .filter(field -> !field.anythingBelow())
                        .map(SourceField::path)
                        .collect(Collectors.toSet()));
    }

    /// Puts a line behind those of the same object, or in place of the one for its target.
    private PipelineEdit put(MappingLine line) {
        var targets = lines.stream().map(MappingLine::target).toList();
        int present = targets.indexOf(line.target());
        if (present >= 0) {
            lines.set(present, line);
            return new PipelineEdit.SetMappingLine(node, line.target(), line);
        }
        String object = line.target().substring(0, line.target().lastIndexOf('.') + 1);
        int at = lines.size();
        for (int i = 0; i < targets.size(); i++) {
            if (!object.isEmpty() && (targets.get(i) + ".").startsWith(object)) {
                at = i + 1;
            }
        }
        lines.add(at, line);
        return new PipelineEdit.AddMappingLine(node, at, line);
    }
}
