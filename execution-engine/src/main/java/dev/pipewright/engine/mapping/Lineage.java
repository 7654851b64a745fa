package dev.pipewright.engine.mapping;

import dev.pipewright.model.MappingLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Tells from the text of a mapping alone which fields of the source each target reads. It follows variables,
/// functions and arguments; where only the data can say which fields are read, it says so, and never names too
/// few.
///
/// A for-each line reads the list and what it filters and sorts by; what is read of its items, the lines below
/// it say. A line whose expression cannot be compiled has no lineage, nor have those below it if it is a
/// for-each line; what is wrong with it, [JsonataCheck] says.
public final class Lineage {

    private static final String LIST = "[]";

    private final Map<String, MappingLine> forEach = new HashMap<>();
    /// What the items of each list are, by the target of its for-each line; empty if that cannot be known.
    private final Map<String, Optional<Origin>> items = new HashMap<>();

    private Lineage(List<MappingLine> lines) {
        lines.stream().filter(MappingLine::isForEach).forEach(line -> forEach.putIfAbsent(line.target(), line));
    }

    /// The lineage of each line that can be compiled, in the order of the lines.
    public static List<FieldLineage> of(List<MappingLine> lines) {
        var lineage = new Lineage(lines);
        var result = new ArrayList<FieldLineage>();
        for (var line : lines) {
            var context = lineage.context(line.target());
            var syntax = syntax(line.expression());
            if (context != null && syntax != null) {
                result.add(new FieldLineage(line.target(), reads(syntax, context)));
            }
        }
        return result;
    }

    /// Where the items are in the source that a for-each takes one by one; empty if that cannot be known.
    ///
    /// @param list the target of the for-each line
    public static List<SourceField> itemsOf(String list, List<MappingLine> lines) {
        var items = new Lineage(lines).itemsOf(list);
        return items == null ? List.of() : items.places().stream().sorted().toList();
    }

    private static List<SourceField> reads(Syntax syntax, Origin context) {
        var reads = new TreeSet<SourceField>();
        var reader = new OriginReader(reads);
        try {
            reader.use(reader.of(syntax, context));
        } catch (StackOverflowError _) {
            reader.use(Origin.RECORD.anyField());
        }
        return List.copyOf(reads);
    }

    private static @Nullable Syntax syntax(String expression) {
        try {
            Compiler.compile(expression);
            return Resolver.resolve(Parser.parse(expression)).syntax();
        } catch (InvalidExpressionException _) {
            return null;
        }
    }

    /// What a line below the lists of its target sees as context; the whole record if there are none.
    private @Nullable Origin context(String target) {
        int end = target.lastIndexOf(LIST + ".");
        return end < 0 ? Origin.RECORD : itemsOf(target.substring(0, end + LIST.length()));
    }

    private @Nullable Origin itemsOf(String list) {
        var known = items.get(list);
        if (known == null) {
            known = Optional.ofNullable(foundItems(list));
            items.put(list, known);
        }
        return known.orElse(null);
    }

    private @Nullable Origin foundItems(String list) {
        var line = forEach.get(list);
        var context = context(list);
        var syntax = line == null ? null : syntax(line.expression());
        if (context == null || syntax == null) {
            return null;
        }
        try {
            return new OriginReader(new TreeSet<>()).of(syntax, context).items();
        } catch (StackOverflowError _) {
            return Origin.RECORD.anyField();
        }
    }
}
