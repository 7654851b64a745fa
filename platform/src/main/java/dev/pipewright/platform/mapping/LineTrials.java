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
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.record.CanonicalJson;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.sensitive.Mask;
import dev.pipewright.platform.mapping.MappingValues.GivenValue;
import dev.pipewright.platform.mapping.OneValue.Meant;
import dev.pipewright.platform.mapping.TriedLine.Instead;
import dev.pipewright.platform.mapping.TriedLine.OnRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
        OneValue one,
        Sentences language) {

    /// Less than what a run allows: somebody waits for it with each key.
    private static final EvaluationLimits LIMITS =
            new EvaluationLimits(1_000_000, Duration.ofMillis(300), 200, 200_000, 4_000_000);

    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final int MOST_VALUES = 50;

    LineTrials(
            List<MappingLine> lines,
            List<DataRecord> records,
            Set<String> sensitive,
            EvaluationContext context,
            OneValue one,
            Sentences language) {
        this.lines = List.copyOf(lines);
        this.records = List.copyOf(records);
        this.sensitive = Set.copyOf(sensitive);
        this.context = context.withLimits(LIMITS);
        this.one = one;
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
        var lists = one.lists(lines);
        return new MappingValues(
                sources,
                targets.stream()
                        .map(target -> shown(
                                target,
                                given.get(target),
                                reads.getOrDefault(target, List.of()),
                                lists.contains(target)))
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

    private GivenValue shown(String target, @Nullable Result result, List<SourceField> reads, boolean isList) {
        boolean secret = isSensitive(reads);
        var fault = result == null ? faultOf(target) : result.fault();
        String value = result == null ? "" : secret ? Mask.HIDDEN : ShownValues.of(result.value());
        var each = result == null ? List.<@Nullable Object>of() : OneValue.each(target, result.value());
        return new GivenValue(
                target,
                reads.stream().map(LineTrials::plain).toList(),
                value,
                reasonOf(fault, secret),
                fault == null ? -1 : fault.position(),
                fault == null
                        ? one.remark(target, isList, each).map(language::text).orElse("")
                        : "");
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
            return TriedLine.faulty(problem.message(), problem.position());
        }
        var with = with(line);
        boolean secret = Lineage.of(with).stream()
                .filter(lineage -> lineage.target().equals(line.target()))
                .anyMatch(lineage -> isSensitive(lineage.sources()));
        var goesOn = forAWhile();
        List<OnRecord> shown = new ArrayList<>();
        List<@Nullable Object> each = new ArrayList<>();
        for (Result result : onAll(line, with, goesOn)) {
            var fault = result.fault();
            shown.add(new OnRecord(
                    shown.size(),
                    secret ? Mask.HIDDEN : ShownValues.of(result.value()),
                    reasonOf(fault, secret),
                    fault == null ? -1 : fault.position()));
            each.addAll(OneValue.each(line.target(), result.value()));
        }
        boolean isList = one.lists(with).contains(line.target());
        var remark = one.remark(line.target(), isList, each);
        List<Instead> instead = remark.isPresent() ? instead(line, with, goesOn) : List.of();
        return new TriedLine(
                "", -1, shown, remark.map(language::text).orElse(""), instead, secret ? List.of() : different(each));
    }

    private List<MappingLine> with(MappingLine line) {
        var with = new ArrayList<>(lines);
        with.removeIf(other -> other.target().equals(line.target()));
        with.add(line);
        return with;
    }

    private List<Result> onAll(MappingLine line, List<MappingLine> with, BooleanSupplier goesOn) {
        var trial = MappingTrial.ofLine(line, with);
        return records.stream()
                .flatMap(record -> trial.on(record.fields(), context, goesOn).stream())
                .toList();
    }

    /// What may be meant, as far as it gives one value for each sample.
    private List<Instead> instead(MappingLine line, List<MappingLine> with, BooleanSupplier goesOn) {
        Map<String, Instead> found = new LinkedHashMap<>();
        for (Meant meant : one.meantBy(line)) {
            var results = onAll(new MappingLine(line.target(), meant.expression()), with, goesOn);
            boolean fits = results.stream()
                    .allMatch(result -> result.fault() == null
                            && OneValue.each(line.target(), result.value()).stream()
                                    .noneMatch(value -> value instanceof List || value instanceof Map));
            if (fits) {
                var name = language.text(Sentence.of(meant.name()));
                found.putIfAbsent(meant.name(), new Instead(name, meant.expression()));
            }
        }
        return List.copyOf(found.values());
    }

    private static List<String> different(List<@Nullable Object> each) {
        return each.stream()
                .filter(value -> value != null && !(value instanceof List) && !(value instanceof Map))
                .map(value -> value instanceof String text ? text : CanonicalJson.text(value))
                .distinct()
                .limit(MOST_VALUES)
                .toList();
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
