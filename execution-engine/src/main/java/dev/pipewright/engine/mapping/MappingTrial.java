package dev.pipewright.engine.mapping;

import dev.pipewright.model.MappingLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Tries the lines of a mapping one by one, each with the for-each lines above it, so that one that fails does not
/// hide what the others give. Safe for use by many threads.
public final class MappingTrial {

    private static final String LIST = "[]";

    private final List<Tried> lines;

    private MappingTrial(List<Tried> lines) {
        this.lines = lines;
    }

    /// What is wrong with a line, or with a record in it.
    ///
    /// @param reason a kept sentence or plain words, as [dev.pipewright.model.Sentences#read] reads them
    /// @param position in the line's expression, in characters from its start
    public record Fault(String reason, int position) {}

    /// What a line gives for a record.
    ///
    /// @param value below a for-each, the list of the values of its items; [Missing] if there is none
    /// @param fault why there is no value; null if nothing is wrong with this line
    public record Result(
            String target, @Nullable Object value, @Nullable Fault fault) {}

    /// A line that is ready to be tried.
    ///
    /// @param program null if the line, or one above it, cannot be compiled
    private record Tried(
            MappingLine line,
            @Nullable MappingProgram program,
            @Nullable Fault fault) {}

    /// Gets all lines of a mapping ready.
    public static MappingTrial of(List<MappingLine> lines) {
        return of(lines, lines);
    }

    /// Gets one line ready, which may be none of the mapping yet, or stand in place of one.
    ///
    /// @param lines of the mapping, for the lists that the line is in
    public static MappingTrial ofLine(MappingLine line, List<MappingLine> lines) {
        return of(List.of(line), lines);
    }

    private static MappingTrial of(List<MappingLine> tried, List<MappingLine> lines) {
        Map<String, MappingLine> lists = new HashMap<>();
        lines.stream().filter(MappingLine::isForEach).forEach(line -> lists.putIfAbsent(line.target(), line));
        Set<String> seen = new HashSet<>();
        return new MappingTrial(tried.stream()
                .filter(line -> seen.add(line.target()))
                .map(line -> tried(line, lists))
                .toList());
    }

    private static Tried tried(MappingLine line, Map<String, MappingLine> lists) {
        List<MappingLine> program = new ArrayList<>();
        String target = line.target();
        for (int end = target.indexOf(LIST + "."); end >= 0; end = target.indexOf(LIST + ".", end + 1)) {
            Optional.ofNullable(lists.get(target.substring(0, end + LIST.length())))
                    .ifPresent(program::add);
        }
        program.add(line);
        try {
            return new Tried(line, MappingProgram.compile(program), null);
        } catch (InvalidMappingException e) {
            var problem = e.problem();
            boolean own = e.target().equals(target);
            return new Tried(line, null, own ? new Fault(problem.message(), problem.position()) : null);
        }
    }

    /// What each line gives for a record, in the order of the lines.
    ///
    /// @param goesOn asked before each line; once it is false, the lines that follow are left out
    public List<Result> on(Map<String, @Nullable Object> record, EvaluationContext context, BooleanSupplier goesOn) {
        List<Result> results = new ArrayList<>();
        for (Tried line : lines) {
            if (!goesOn.getAsBoolean()) {
                break;
            }
            results.add(result(line, record, context));
        }
        return results;
    }

    private static Result result(Tried tried, Map<String, @Nullable Object> record, EvaluationContext context) {
        String target = tried.line().target();
        var program = tried.program();
        if (program == null) {
            return new Result(target, Missing.MISSING, tried.fault());
        }
        try {
            return new Result(target, at(target.split("\\.", -1), 0, program.apply(record, context)), null);
        } catch (EvaluationException e) {
            boolean own = e.target().filter(target::equals).isPresent();
            return new Result(target, Missing.MISSING, own ? new Fault(e.reason(), e.position()) : null);
        }
    }

    private static @Nullable Object at(String[] steps, int from, @Nullable Object value) {
        @Nullable Object found = value;
        for (int i = from; i < steps.length; i++) {
            String step = steps[i];
            boolean list = step.endsWith(LIST);
            String name = list ? step.substring(0, step.length() - LIST.length()) : step;
            if (!(found instanceof Map<?, ?> fields) || !fields.containsKey(name)) {
                return Missing.MISSING;
            }
            found = fields.get(name);
            if (list && i < steps.length - 1 && found instanceof List<?> items) {
                int below = i + 1;
                List<@Nullable Object> values = new ArrayList<>();
                items.forEach(item -> values.add(at(steps, below, item)));
                return values;
            }
        }
        return found;
    }
}
