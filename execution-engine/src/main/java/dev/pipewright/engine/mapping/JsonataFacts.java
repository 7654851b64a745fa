package dev.pipewright.engine.mapping;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.check.ExpressionFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells the advice on a pipeline what the text of an expression says. Safe for use by many threads.
public final class JsonataFacts implements ExpressionFacts {

    /// A name as a path has it: in backquotes if it is no plain word.
    private static final Pattern NAME = Pattern.compile("`([^`]*)`|[^.`\\[\\]]+");

    /// Where an expression puts objects together or chooses among them, and then reads what it has made. A lineage
    /// names each field that may be read there, not those that must be there.
    private static final Pattern MAKES_OBJECTS = Pattern.compile(
            "\\{|\\$(?:merge|spread|each|sift|zip|append|lookup|eval)\\b|\\?[^\\n]*\\)\\s*\\.|(?:^|[(,?:=&+*/-])\\s*\\[[^\\n]*\\]\\s*\\.");

    private static final EvaluationContext NO_RUN = EvaluationContext.of(Instant.EPOCH, 0);

    private static final int REMEMBERED_CONDITIONS = 5_000;
    private static final int REMEMBERED_MAPPINGS = 2_000;

    private final LatestAnswers<List<MappingLine>, List<FieldRead>> reads =
            new LatestAnswers<>(REMEMBERED_MAPPINGS, JsonataFacts::find);

    private final LatestAnswers<String, Optional<Boolean>> constants =
            new LatestAnswers<>(REMEMBERED_CONDITIONS, JsonataFacts::find);

    @Override
    public List<FieldRead> reads(List<MappingLine> lines) {
        return reads.of(List.copyOf(lines));
    }

    private static List<FieldRead> find(List<MappingLine> lines) {
        var reads = new ArrayList<FieldRead>();
        Set<String> made = new HashSet<>();
        lines.stream()
                .filter(line -> MAKES_OBJECTS.matcher(line.expression()).find())
                .forEach(line -> made.add(line.target()));
        for (FieldLineage lineage : Lineage.of(lines)) {
            if (isMade(lineage.target(), made)) {
                continue;
            }
            for (SourceField source : lineage.sources()) {
                List<String> path = names(source.path());
                if (!path.isEmpty()) {
                    reads.add(new FieldRead(lineage.target(), path));
                }
            }
        }
        return List.copyOf(reads);
    }

    /// True for a line that makes what it reads, and for those below it.
    private static boolean isMade(String target, Set<String> made) {
        return made.contains(target)
                || made.stream().anyMatch(list -> list.endsWith("[]") && target.startsWith(list + "."));
    }

    /// The names of a path; none for the whole record.
    private static List<String> names(String path) {
        if (path.equals("$")) {
            return List.of();
        }
        return NAME.matcher(path)
                .results()
                .map(found -> found.group(1) == null ? found.group() : found.group(1))
                .toList();
    }

    /// Variables and functions may have another value in each run, and a condition with an error says nothing.
    @Override
    public Optional<Boolean> constant(String condition) {
        return constants.of(condition);
    }

    private static Optional<Boolean> find(String condition) {
        if (condition.contains("$") || Expression.check(condition).isPresent()) {
            return Optional.empty();
        }
        boolean readsNothing = Lineage.of(List.of(new MappingLine("condition", condition))).stream()
                .allMatch(lineage -> lineage.sources().isEmpty());
        try {
            return readsNothing ? Optional.of(Expression.compile(condition).holds(Map.of(), NO_RUN)) : Optional.empty();
        } catch (EvaluationException e) {
            return Optional.empty();
        }
    }
}
