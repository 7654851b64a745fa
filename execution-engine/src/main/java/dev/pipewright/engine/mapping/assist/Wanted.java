package dev.pipewright.engine.mapping.assist;

import dev.pipewright.engine.mapping.business.Countries;
import dev.pipewright.engine.mapping.business.Currencies;
import dev.pipewright.engine.mapping.business.NotUnderstoodException;
import dev.pipewright.model.wanted.TargetField;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the values of a target field must be, and how a value of the source may be turned into one.
enum Wanted {
    COUNTRY,
    CURRENCY,
    REGION,
    POSTAL_CODE,
    DATE,
    MOMENT,
    DECIMAL_TEXT,
    NUMBER,
    WHOLE_NUMBER,
    TRUTH,
    CHOICE,
    TEXT;

    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern ISO_MOMENT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})");
    private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern REGION_CODE = Pattern.compile("(?=.*[A-Z])[A-Z0-9]{1,3}");
    private static final Pattern POSTAL = Pattern.compile("(?=.*\\d)[A-Za-z0-9][A-Za-z0-9 -]{1,9}");

    /// What a field wants; of what is known by its name only, the name says it.
    static Wanted of(TargetField field, Meaning meaning) {
        if (!field.enumeration().isEmpty()) {
            return CHOICE;
        }
        return switch (field.type()) {
            case WHOLE_NUMBER -> WHOLE_NUMBER;
            case NUMBER -> NUMBER;
            case TRUTH -> TRUTH;
            case TEXT, ANY, OBJECT, LIST -> ofText(field, meaning);
        };
    }

    private static Wanted ofText(TargetField field, Meaning meaning) {
        return switch (field.format()) {
            case "country" -> COUNTRY;
            case "currency" -> CURRENCY;
            case "region" -> REGION;
            case "postal-code" -> POSTAL_CODE;
            case "date" -> DATE;
            case "date-time" -> MOMENT;
            case "decimal" -> DECIMAL_TEXT;
            default -> ofName(field, meaning);
        };
    }

    private static Wanted ofName(TargetField field, Meaning meaning) {
        Integer longest = field.longest();
        return switch (meaning.subject()) {
            case "COUNTRY" ->
                (longest != null && longest == 2) || field.example().matches("[A-Z]{2}") ? COUNTRY : TEXT;
            case "CURRENCY" ->
                (longest != null && longest == 3) || field.example().matches("[A-Z]{3}") ? CURRENCY : TEXT;
            case "POSTAL_CODE" -> POSTAL_CODE;
            default -> TEXT;
        };
    }

    /// The subject that a field of this kind is about; empty if its name says it.
    String subject() {
        return switch (this) {
            case COUNTRY, CURRENCY, REGION, POSTAL_CODE -> name();
            case DATE, MOMENT, DECIMAL_TEXT, NUMBER, WHOLE_NUMBER, TRUTH, CHOICE, TEXT -> "";
        };
    }

    /// The expressions to try, the simplest first.
    ///
    /// @param x reads the value
    Stream<String> conversions(String x) {
        return Stream.concat(
                Stream.of(x),
                switch (this) {
                    case COUNTRY -> Stream.of("$countryCode(" + x + ")");
                    case CURRENCY -> Stream.of("$currencyCode(" + x + ")");
                    case REGION -> Stream.empty();
                    case DATE -> Stream.of("$parseDate(" + x + ")");
                    case MOMENT -> Stream.of("$toInstant(" + x + ")");
                    case DECIMAL_TEXT -> Stream.of("$string(" + x + ")", "$string($parseNumber(" + x + "))");
                    case NUMBER, WHOLE_NUMBER -> Stream.of("$parseNumber(" + x + ")");
                    case TRUTH -> Stream.of("$parseFlag(" + x + ")");
                    case CHOICE -> Stream.of("$uppercase(" + x + ")");
                    case POSTAL_CODE, TEXT -> Stream.of("$string(" + x + ")");
                });
    }

    /// True for a value that the target takes.
    boolean takes(@Nullable Object value, TargetField field) {
        return switch (this) {
            case NUMBER -> value instanceof Number;
            case WHOLE_NUMBER ->
                value instanceof Long
                        || (value instanceof BigDecimal number
                                && number.stripTrailingZeros().scale() <= 0);
            case TRUTH -> value instanceof Boolean;
            default ->
                value instanceof String text && isShortEnough(text, field) && takesText(text, field.enumeration());
        };
    }

    private static boolean isShortEnough(String text, TargetField field) {
        Integer longest = field.longest();
        return longest == null || text.length() <= longest;
    }

    private boolean takesText(String text, List<String> choices) {
        return switch (this) {
            case COUNTRY -> text.length() == 2 && text.equals(codeOrNull(text, Countries::code));
            case CURRENCY -> text.equals(codeOrNull(text, Currencies::code));
            case REGION -> REGION_CODE.matcher(text).matches();
            case POSTAL_CODE -> POSTAL.matcher(text).matches();
            case DATE -> ISO_DATE.matcher(text).matches();
            case MOMENT -> ISO_MOMENT.matcher(text).matches();
            case DECIMAL_TEXT -> PLAIN_DECIMAL.matcher(text).matches();
            case CHOICE -> choices.contains(text);
            case TEXT -> !text.isBlank();
            case NUMBER, WHOLE_NUMBER, TRUTH -> false;
        };
    }

    @FunctionalInterface
    private interface Code {
        String of(String text);
    }

    private static @Nullable String codeOrNull(String text, Code code) {
        try {
            return code.of(text);
        } catch (NotUnderstoodException _) {
            return null;
        }
    }
}
