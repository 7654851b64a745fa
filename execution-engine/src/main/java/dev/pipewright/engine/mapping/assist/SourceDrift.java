package dev.pipewright.engine.mapping.assist;

import dev.pipewright.engine.mapping.FieldLineage;
import dev.pipewright.engine.mapping.Lineage;
import dev.pipewright.engine.mapping.SourceField;
import dev.pipewright.engine.mapping.assist.MappingDrift.LineDrift;
import dev.pipewright.engine.mapping.assist.MappingDrift.State;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What becomes of lines when what they read changes. Which fields a line reads, its lineage says. A line that is
/// suggested was looked at in the same way: it reads nothing that is gone.
final class SourceDrift {

    private static final String LIST = "[]";

    private final List<MappingLine> lines;
    private final SchemaPaths before;
    private final SchemaPaths after;
    private final Map<String, List<String>> reads;
    private final Map<String, MappingLine> movedLists = new HashMap<>();

    SourceDrift(List<MappingLine> lines, SchemaPaths before, SchemaPaths after) {
        this.lines = List.copyOf(lines);
        this.before = before;
        this.after = after;
        this.reads = readsOf(lines);
    }

    private static Map<String, List<String>> readsOf(List<MappingLine> lines) {
        var reads = new HashMap<String, List<String>>();
        for (FieldLineage line : Lineage.of(lines)) {
            reads.put(
                    line.target(),
                    line.sources().stream()
                            .map(SourceField::path)
                            .map(path -> path.replace(LIST, ""))
                            .toList());
        }
        return reads;
    }

    /// Lists first: lines below a list that has moved go with it.
    List<LineDrift> lines() {
        Map<String, LineDrift> drifts = new HashMap<>();
        for (MappingLine line : lines) {
            if (line.isForEach()) {
                LineDrift drift = drift(line);
                drifts.put(line.target(), drift);
                MappingLine suggestion = drift.suggestion();
                if (suggestion != null) {
                    movedLists.put(line.target(), suggestion);
                }
            }
        }
        var all = new ArrayList<LineDrift>();
        for (MappingLine line : lines) {
            LineDrift known = drifts.get(line.target());
            all.add(line.isForEach() && known != null ? known : drift(line));
        }
        return all;
    }

    private LineDrift drift(MappingLine line) {
        Set<String> lost = lost(line, List.of());
        if (lost.isEmpty()) {
            return new LineDrift(line, State.KEPT, null, "", changedTypes(line));
        }
        String first = lost.iterator().next();
        List<String> added = after.without(before);
        Optional<String> moved = Elsewhere.sameName(first, added).or(() -> sameItems(first, added));
        Optional<String> found = moved.or(() -> Elsewhere.sameMeaning(first, added));
        MappingLine suggestion = found.filter(there -> line.isForEach() || !becameMany(first, there))
                .flatMap(there -> rewritten(line, first, there))
                .orElse(null);
        Sentence reason = found.map(there -> Sentence.of(
                        moved.isPresent() ? "suggest.movedSource" : "suggest.likeSource",
                        "field",
                        first,
                        "found",
                        there))
                .orElseGet(() -> Sentence.of("suggest.lostSource", "field", first));
        return new LineDrift(
                line, moved.isPresent() ? State.MOVED : State.ORPHANED, suggestion, first, List.of(reason));
    }

    /// True for one value that is in each item of a list by now: which of them is meant, only people know.
    private boolean becameMany(String from, String to) {
        return after.listsAbove(to) > from.split("\\.", -1).length - 1;
    }

    /// A list under another name, known by what is in it.
    private Optional<String> sameItems(String path, List<String> added) {
        List<String> alike = added.stream()
                .filter(each -> Elsewhere.isAlike(before.namesIn(path), after.namesIn(each)))
                .toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    /// What a line reads and the source no longer has.
    ///
    /// @param instead lines that stand in place of others
    private Set<String> lost(MappingLine line, List<MappingLine> instead) {
        List<String> paths = reads.getOrDefault(line.target(), List.of());
        var replaced = new ArrayList<>(instead);
        movedLists.values().stream()
                .filter(list -> !list.target().equals(line.target()))
                .forEach(replaced::add);
        if (!replaced.isEmpty()) {
            paths = readsOf(with(replaced)).getOrDefault(line.target(), List.of());
        }
        Set<String> made = made(line);
        var lost = new LinkedHashSet<String>();
        paths.stream()
                .filter(path -> !after.has(path) && !made.contains(SchemaPaths.nameOf(path)))
                .forEach(lost::add);
        return lost;
    }

    /// The names of what a line reads and the source never had: a for-each above it makes its items so.
    private Set<String> made(MappingLine line) {
        var made = new HashSet<String>();
        if (!before.types().isEmpty()) {
            reads.getOrDefault(line.target(), List.of()).stream()
                    .filter(path -> !before.has(path) && !after.has(path))
                    .map(SchemaPaths::nameOf)
                    .forEach(made::add);
        }
        return made;
    }

    private List<MappingLine> with(List<MappingLine> instead) {
        Map<String, MappingLine> byTarget = new HashMap<>();
        instead.forEach(line -> byTarget.put(line.target(), line));
        return lines.stream()
                .map(line -> byTarget.getOrDefault(line.target(), line))
                .toList();
    }

    /// The line with another path in place of one, if it then reads nothing that is gone; or with another name
    /// for what the field is in, as where `sales[0].city` becomes `positions[0].city`.
    private Optional<MappingLine> rewritten(MappingLine line, String from, String to) {
        String old = from;
        String changed = to;
        while (SchemaPaths.nameOf(old).equals(SchemaPaths.nameOf(changed))
                && old.contains(".")
                && changed.contains(".")) {
            old = old.substring(0, old.lastIndexOf('.'));
            changed = changed.substring(0, changed.lastIndexOf('.'));
        }
        String oldPlace = old;
        String newPlace = changed;
        return withPath(line, from, to).or(() -> withPath(line, oldPlace, newPlace));
    }

    private Optional<MappingLine> withPath(MappingLine line, String from, String to) {
        String old = from;
        String changed = to;
        while (true) {
            String expression = replaced(line.expression(), old, changed);
            var suggestion = new MappingLine(line.target(), expression);
            if (!expression.equals(line.expression())
                    && lost(line, List.of(suggestion)).isEmpty()) {
                return Optional.of(suggestion);
            }
            // Below a for-each line, paths begin at the item.
            int oldDot = old.indexOf('.');
            int newDot = changed.indexOf('.');
            if (oldDot < 0 || newDot < 0 || !old.substring(0, oldDot).equals(changed.substring(0, newDot))) {
                return Optional.empty();
            }
            old = old.substring(oldDot + 1);
            changed = changed.substring(newDot + 1);
        }
    }

    private static String replaced(String expression, String from, String to) {
        return Pattern.compile("(?<![\\w.`$'\"])" + Pattern.quote(from) + "(?![\\w`'\"(])")
                .matcher(expression)
                .replaceAll(Matcher.quoteReplacement(to));
    }

    private List<Sentence> changedTypes(MappingLine line) {
        return reads.getOrDefault(line.target(), List.of()).stream()
                .filter(path ->
                        before.types().containsKey(path) && after.types().containsKey(path))
                .filter(path -> before.isValue(path) || after.isValue(path))
                .filter(path -> !before.typeOf(path).equals(after.typeOf(path)))
                .map(path -> Sentence.of(
                        "suggest.otherType", "field", path, "before", before.typeOf(path), "after", after.typeOf(path)))
                .toList();
    }
}
