package dev.pipewright.engine.mapping.assist;

import dev.pipewright.engine.mapping.assist.MappingDrift.LineDrift;
import dev.pipewright.engine.mapping.assist.MappingDrift.State;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.wanted.Coverage;
import dev.pipewright.model.wanted.TargetField;
import dev.pipewright.model.wanted.TargetTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What becomes of lines when what they fill changes.
final class TargetDrift {

    private final List<MappingLine> lines;
    private final TargetTree before;
    private final TargetTree after;
    private final Map<String, TargetField> old;
    private final Map<String, TargetField> present;
    /// Where objects and lists have gone, by their old paths.
    private final Map<String, String> moved = new HashMap<>();

    TargetDrift(List<MappingLine> lines, TargetTree before, TargetTree after) {
        this.lines = List.copyOf(lines);
        this.before = before;
        this.after = after;
        this.old = byPath(before);
        this.present = byPath(after);
        before.all()
                .filter(field -> !field.isValue() && !present.containsKey(field.path()))
                .forEach(this::findMoved);
    }

    private static Map<String, TargetField> byPath(TargetTree tree) {
        return tree.all().collect(Collectors.toMap(TargetField::path, Function.identity(), (first, _) -> first));
    }

    private void findMoved(TargetField lost) {
        List<String> names = lost.fields().stream().map(TargetField::name).toList();
        List<String> alike = after.all()
                .filter(field -> !old.containsKey(field.path()) && field.type() == lost.type())
                .filter(field -> Elsewhere.isAlike(
                        names, field.fields().stream().map(TargetField::name).toList()))
                .map(TargetField::path)
                .toList();
        Elsewhere.sameName(lost.path(), alike)
                .or(() -> alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty())
                .ifPresent(found -> moved.put(lost.path(), found));
    }

    List<LineDrift> lines() {
        return lines.stream().map(this::drift).toList();
    }

    private LineDrift drift(MappingLine line) {
        String path = line.target();
        if (isThere(path)) {
            return LineDrift.kept(line);
        }
        List<String> free = free(path);
        Optional<String> place = withItsObject(path).or(() -> Elsewhere.sameName(path, free));
        Optional<String> found = place.or(() -> Elsewhere.sameMeaning(path, free));
        Sentence reason = found.map(there -> Sentence.of(
                        place.isPresent() ? "suggest.movedTarget" : "suggest.likeTarget",
                        "field",
                        path,
                        "found",
                        there))
                .orElseGet(() -> Sentence.of("suggest.lostTarget", "field", path, "target", after.name()));
        return new LineDrift(
                line,
                place.isPresent() ? State.MOVED : State.ORPHANED,
                found.map(there -> new MappingLine(there, line.expression())).orElse(null),
                path,
                List.of(reason));
    }

    /// True for what is wanted, whole or in part, and for what is in something of which nothing more is known.
    private boolean isThere(String path) {
        if (present.containsKey(path) || present.containsKey(path + TargetField.LIST)) {
            return true;
        }
        for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            TargetField above = present.get(path.substring(0, dot));
            if (above != null) {
                return above.isValue()
                        && (above.type() == TargetField.Type.OBJECT || above.type() == TargetField.Type.ANY);
            }
        }
        return false;
    }

    /// The same field of an object or list that has moved.
    private Optional<String> withItsObject(String path) {
        String rest = "";
        String at = path;
        while (true) {
            String there = moved.get(at);
            if (there != null && (rest.isEmpty() || present.containsKey(there + rest))) {
                return Optional.of(there + rest);
            }
            int dot = at.lastIndexOf('.');
            if (dot < 0) {
                return Optional.empty();
            }
            rest = at.substring(dot) + rest;
            at = at.substring(0, dot);
        }
    }

    /// The new fields without a line that the line at a path could fill: those in the same lists.
    private List<String> free(String path) {
        String list = listOf(path);
        String there = moved.getOrDefault(list, list);
        var free = new ArrayList<String>();
        present.forEach((each, field) -> {
            boolean taken = lines.stream().anyMatch(line -> line.target().equals(each));
            boolean alike = path.endsWith(TargetField.LIST) == each.endsWith(TargetField.LIST);
            if (!old.containsKey(each)
                    && !taken
                    && alike
                    && field.isValue()
                    && listOf(each).equals(there)) {
                free.add(each);
            }
        });
        return free;
    }

    private static String listOf(String path) {
        int end = path.lastIndexOf(TargetField.LIST + ".");
        return end < 0 ? "" : path.substring(0, end + TargetField.LIST.length());
    }

    /// What is missing now and was not before.
    List<String> newlyRequired() {
        var missing = new ArrayList<>(Coverage.of(after, lines).missingPaths());
        missing.removeAll(Coverage.of(before, lines).missingPaths());
        return missing;
    }
}
