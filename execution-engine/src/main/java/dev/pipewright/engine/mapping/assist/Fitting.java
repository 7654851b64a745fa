package dev.pipewright.engine.mapping.assist;

import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.mapping.EvaluationException;
import dev.pipewright.engine.mapping.EvaluationLimits;
import dev.pipewright.engine.mapping.Expression;
import dev.pipewright.engine.mapping.InvalidExpressionException;
import dev.pipewright.engine.mapping.Missing;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.wanted.TargetField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the simplest expression by which a value of the source becomes what a target wants, by trying it out on
/// all samples. What the samples leave open (is `3/2/2026` in March?) finds none.
final class Fitting {

    private static final EvaluationContext CONTEXT =
            EvaluationContext.of(Instant.EPOCH, 0).withLimits(EvaluationLimits.DEFAULT);
    private static final List<String> SEPARATORS = List.of("/", ".", "-");

    private final List<Object> inputs;

    /// @param inputs what the expression will see; empty if there are no samples
    Fitting(List<Object> inputs) {
        this.inputs = inputs;
    }

    /// The expression; none if the value is not what the target wants.
    Optional<String> expressionFor(TargetField target, Wanted wanted, Candidate candidate) {
        if (inputs.isEmpty()) {
            return byType(wanted, candidate);
        }
        if (candidate.values().isEmpty()) {
            return Optional.empty();
        }
        String x = candidate.expression();
        return Stream.of(x, "$emptyToNothing(" + x + ")")
                .flatMap(wanted::conversions)
                .filter(expression -> fits(expression, x, target, wanted))
                .findFirst()
                .or(() -> switch (wanted) {
                    case DATE -> dateOfOneFormat(x, target);
                    case NUMBER, WHOLE_NUMBER, DECIMAL_TEXT -> numberOfOneMark(x, target, wanted);
                    case COUNTRY, CURRENCY, REGION, POSTAL_CODE, MOMENT, TRUTH, CHOICE, TEXT -> Optional.empty();
                });
    }

    /// True if an expression makes of a value what a target wants that is known by a code.
    boolean gives(String expression, Candidate candidate, TargetField target) {
        return !candidate.values().isEmpty() && fits(expression, candidate.expression(), target, Wanted.REGION);
    }

    private boolean fits(String expression, String x, TargetField target, Wanted wanted) {
        try {
            Expression compiled = Expression.compile(expression);
            Expression read = Expression.compile(x);
            boolean any = false;
            for (Object input : inputs) {
                Object raw = read.evaluate(input, CONTEXT);
                Object value = compiled.evaluate(input, CONTEXT);
                boolean missing = value == Missing.MISSING || value == null || isBlankText(value, wanted);
                boolean ofNothing = raw == Missing.MISSING || (Candidate.isEmpty(raw) && wanted != Wanted.TRUTH);
                if (!missing && (ofNothing || !wanted.takes(value, target))) {
                    return false;
                }
                any |= !missing;
            }
            return any;
        } catch (EvaluationException | InvalidExpressionException _) {
            return false;
        }
    }

    /// A text that is empty at the source may stay so where a text is wanted.
    private static boolean isBlankText(Object value, Wanted wanted) {
        return value instanceof String text
                && text.isBlank()
                && (wanted == Wanted.TEXT || wanted == Wanted.REGION || wanted == Wanted.POSTAL_CODE);
    }

    /// A date whose days and months only a format tells apart: the one format that fits all samples, if there is
    /// one.
    private Optional<String> dateOfOneFormat(String x, TargetField target) {
        var fitting = new ArrayList<String>();
        for (String separator : SEPARATORS) {
            for (String order : List.of("M%sd%syyyy", "d%sM%syyyy")) {
                String format = order.formatted(separator, separator);
                String expression = "$parseDate(" + x + ", '" + format + "')";
                if (fits(expression, x, target, Wanted.DATE)) {
                    fitting.add(expression);
                }
            }
        }
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    /// A number as `1.000`, which only the mark before its decimals tells: the one mark that fits all samples,
    /// if there is one.
    private Optional<String> numberOfOneMark(String x, TargetField target, Wanted wanted) {
        List<String> fitting = Stream.of(",", ".")
                .map(mark -> "$parseNumber(" + x + ", '" + mark + "')")
                .map(number -> wanted == Wanted.DECIMAL_TEXT ? "$string(" + number + ")" : number)
                .filter(expression -> fits(expression, x, target, wanted))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    /// Without samples, the type that the source promises is all there is.
    private static Optional<String> byType(Wanted wanted, Candidate candidate) {
        String x = candidate.expression();
        FieldType type = candidate.type();
        boolean text = type == Simple.STRING;
        boolean number = type == Simple.INTEGER || type instanceof FieldType.Decimal;
        return Optional.ofNullable(
                switch (wanted) {
                    case COUNTRY -> text ? "$countryCode(" + x + ")" : null;
                    case CURRENCY -> text ? "$currencyCode(" + x + ")" : null;
                    case DATE -> type == Simple.DATE ? x : null;
                    case MOMENT -> type == Simple.INSTANT ? x : null;
                    case DECIMAL_TEXT ->
                        number ? "$string(" + x + ")" : text ? "$string($parseNumber(" + x + "))" : null;
                    case NUMBER -> number ? x : text ? "$parseNumber(" + x + ")" : null;
                    case WHOLE_NUMBER -> type == Simple.INTEGER ? x : null;
                    case TRUTH -> type == Simple.BOOLEAN ? x : null;
                    case REGION, POSTAL_CODE, TEXT -> textOf(x, text, number);
                    case CHOICE -> null;
                });
    }

    private static @Nullable String textOf(String x, boolean text, boolean number) {
        return text ? x : number ? "$string(" + x + ")" : null;
    }
}
