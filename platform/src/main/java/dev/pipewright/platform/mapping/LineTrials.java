package dev.pipewright.platform.mapping;

import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.mapping.EvaluationLimits;
import dev.pipewright.engine.mapping.Expression;
import dev.pipewright.engine.mapping.Lineage;
import dev.pipewright.engine.mapping.MappingTrial;
import dev.pipewright.engine.mapping.MappingTrial.Fault;
import dev.pipewright.engine.mapping.MappingTrial.Result;
import dev.pipewright.engine.mapping.SourceField;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.sensitive.Mask;
import dev.pipewright.platform.mapping.MappingValues.GivenValue;
import dev.pipewright.platform.mapping.TriedLine.OnRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Tries lines on sample records, bounded in time, and shows what they give; what reads a sensitive field is
/// masked.
///
/// @param sensitive paths without the marks of lists
record LineTrials(
        List<MappingLine> lines,
        List<DataRecord> records,
        Set<String> sensitive,
        EvaluationContext context,
        Sentences language) {

    /// Less than what a run allows: somebody waits for it with each key.
    private static final EvaluationLimits LIMITS =
            new EvaluationLimits(1_000_000, Duration.ofMillis(300), 200, 200_000, 4_000_000);

    private static final Duration LONGEST = Duration.ofSeconds(3);

    LineTrials(
            List<MappingLine> lines,
            List<DataRecord> records,
            Set<String> sensitive,
            EvaluationContext context,
            Sentences language) {
        this.lines = List.copyOf(lines);
        this.records = List.copyOf(records);
        this.sensitive = Set.copyOf(sensitive);
        this.context = context.withLimits(LIMITS);
        this.language = language;
    }

    /// What the lines do with a record.
    ///
    /// @param number of the record; there may be no such record
    /// @param wanted what the target requires
    MappingValues values(int number, Wanted wanted) {
        boolean isThere = number >= 0 && number < records.size();
        Map<String, @Nullable Object> fields = isThere ? records.get(number).fields() : Map.of();
        Map<String, List<SourceField>> reads = new HashMap<>();
        Lineage.of(lines).forEach(lineage -> reads.put(lineage.target(), lineage.sources()));
        var results = isThere ? MappingTrial.of(lines).on(fields, context, forAWhile()) : List.<Result>of();
        var given = new HashMap<String, Result>();
        results.forEach(result -> given.put(result.target(), result));
        Map<String, String> sources = ShownValues.ofRecord(fields);
        sources.replaceAll((path, value) -> isSensitive(path) ? Mask.HIDDEN : value);
        var targets = lines.stream().map(MappingLine::target).distinct().toList();
        return new MappingValues(
                sources,
                targets.stream()
                        .map(target -> shown(target, given.get(target), reads.getOrDefault(target, List.of())))
                        .toList(),
                wanted.required(),
                wanted.missing(),
                wanted.fields(),
                isThere && results.size() < targets.size());
    }

    /// What a target requires of lines.
    ///
    /// @param fields stands for all fields there are to draw between, as in [MappingLook]
    record Wanted(int required, List<String> missing, int fields) {
        Wanted {
            missing = List.copyOf(missing);
        }
    }

    private GivenValue shown(String target, @Nullable Result result, List<SourceField> reads) {
        boolean secret = isSensitive(reads);
        var fault = result == null ? faultOf(target) : result.fault();
        String value = result == null ? "" : secret ? Mask.HIDDEN : ShownValues.of(result.value());
        return new GivenValue(
                target,
                reads.stream().map(LineTrials::plain).toList(),
                value,
                reasonOf(fault, secret),
                fault == null ? -1 : fault.position());
    }

    /// What can be said of a line without a record.
    private @Nullable Fault faultOf(String target) {
        return lines.stream()
                .filter(line -> line.target().equals(target))
                .findFirst()
                .flatMap(line -> Expression.check(line.expression()))
                .map(problem -> new Fault(problem.message(), problem.position()))
                .orElse(null);
    }

    /// What a line would give on each record, in place of the one for its target, or beside the others.
    TriedLine tried(MappingLine line) {
        var problem = Expression.check(line.expression()).orElse(null);
        if (problem != null) {
            return new TriedLine(problem.message(), problem.position(), List.of());
        }
        var with = new ArrayList<>(lines);
        with.removeIf(other -> other.target().equals(line.target()));
        with.add(line);
        boolean secret = Lineage.of(with).stream()
                .filter(lineage -> lineage.target().equals(line.target()))
                .anyMatch(lineage -> isSensitive(lineage.sources()));
        var trial = MappingTrial.ofLine(line, with);
        var goesOn = forAWhile();
        List<OnRecord> results = new ArrayList<>();
        for (DataRecord record : records) {
            for (Result result : trial.on(record.fields(), context, goesOn)) {
                var fault = result.fault();
                results.add(new OnRecord(
                        results.size(),
                        secret ? Mask.HIDDEN : ShownValues.of(result.value()),
                        reasonOf(fault, secret),
                        fault == null ? -1 : fault.position()));
            }
        }
        return new TriedLine("", -1, results);
    }

    private static BooleanSupplier forAWhile() {
        long begun = System.nanoTime();
        return () -> System.nanoTime() - begun < LONGEST.toNanos();
    }

    /// A reason may name the value that does not fit.
    private String reasonOf(@Nullable Fault fault, boolean secret) {
        if (fault == null) {
            return "";
        }
        return secret ? Mask.HIDDEN : language.read(fault.reason());
    }

    private boolean isSensitive(List<SourceField> reads) {
        return reads.stream().map(field -> field.path().replace("[]", "")).anyMatch(this::isSensitive);
    }

    /// True for a sensitive field, for what is in it, and for what it is in.
    private boolean isSensitive(String path) {
        return sensitive.stream()
                .anyMatch(secret -> path.equals("$")
                        || path.equals(secret)
                        || secret.startsWith(path + ".")
                        || path.startsWith(secret + "."));
    }

    /// The path of a field without the marks of lists.
    static String plain(SourceField field) {
        return field.toString().replace("[]", "");
    }
}
