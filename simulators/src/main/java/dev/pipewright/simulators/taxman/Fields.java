package dev.pipewright.simulators.taxman;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a JSON object and collects what is wrong with them, each complaint with the field's path.
final class Fields {

    private static final BigDecimal LARGEST = new BigDecimal("1e15");
    private static final int MOST_DECIMALS = 6;

    private final Map<?, ?> object;
    private final String prefix;
    private final List<Complaint> complaints;

    Fields(Map<?, ?> object) {
        this(object, "", new ArrayList<>());
    }

    private Fields(Map<?, ?> object, String prefix, List<Complaint> complaints) {
        this.object = object;
        this.prefix = prefix;
        this.complaints = complaints;
    }

    boolean has(String name) {
        return object.get(name) != null;
    }

    String path(String name) {
        return prefix + name;
    }

    void complain(TaxmanError error, String message, String name) {
        complaints.add(new Complaint(error, message, path(name)));
    }

    void refuseIfWrong() throws Refusal {
        if (!complaints.isEmpty()) {
            throw new Refusal(complaints, null);
        }
    }

    /// A text, or the fallback if the field is absent, null or blank.
    String text(String name, String fallback, int longest) {
        Object value = object.get(name);
        if (value == null || (value instanceof String text && text.isBlank())) {
            return fallback;
        }
        if (value instanceof Map || value instanceof List) {
            complain(TaxmanError.INVALID_VALUE, "'" + path(name) + "' must be a text.", name);
            return fallback;
        }
        String text = value.toString();
        if (text.length() > longest) {
            complain(
                    TaxmanError.VALUE_TOO_LONG,
                    "'" + path(name) + "' is longer than " + longest + " characters.",
                    name);
        }
        return text;
    }

    String requiredText(String name, int longest) {
        String text = text(name, "", longest);
        if (text.isEmpty()) {
            require(name);
        }
        return text;
    }

    void require(String name) {
        complain(TaxmanError.VALUE_REQUIRED, "'" + path(name) + "' is required.", name);
    }

    boolean truth(String name) {
        Object value = object.get(name);
        if (value != null && !(value instanceof Boolean)) {
            complain(TaxmanError.INVALID_VALUE, "'" + path(name) + "' must be true or false.", name);
        }
        return Boolean.TRUE.equals(value);
    }

    /// An amount, written as a text or a number.
    BigDecimal decimal(String name, BigDecimal fallback) {
        Object value = object.get(name);
        if (value == null) {
            return fallback;
        }
        try {
            var number = new BigDecimal(value.toString());
            if (number.abs().compareTo(LARGEST) < 0
                    && number.stripTrailingZeros().scale() <= MOST_DECIMALS) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number that is too large or too fine.
        }
        complain(TaxmanError.INVALID_DECIMAL, "'" + path(name) + "' is not an amount: write it as \"12.34\".", name);
        return fallback;
    }

    @Nullable
    LocalDate date(String name) {
        Object value = object.get(name);
        if (value == null) {
            return null;
        }
        try {
            return LocalDate.parse(value.toString());
        } catch (DateTimeParseException e) {
            complain(TaxmanError.INVALID_DATE, "'" + path(name) + "' is not a date: write it as 2026-03-02.", name);
            return null;
        }
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, E fallback) {
        String text = text(name, fallback.name(), 40);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        String message = "'" + path(name) + "' must be one of " + List.of(type.getEnumConstants()) + ".";
        complain(TaxmanError.INVALID_VALUE, message, name);
        return fallback;
    }

    Optional<Fields> object(String name) {
        Object value = object.get(name);
        if (value instanceof Map<?, ?> child) {
            return Optional.of(new Fields(child, path(name) + ".", complaints));
        }
        if (value != null) {
            complain(TaxmanError.INVALID_VALUE, "'" + path(name) + "' must be an object.", name);
        }
        return Optional.empty();
    }

    List<Fields> objects(String name) {
        var fields = new ArrayList<Fields>();
        if (object.get(name) instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                Map<?, ?> item = list.get(i) instanceof Map<?, ?> map ? map : Map.of();
                fields.add(new Fields(item, path(name) + "[" + i + "].", complaints));
            }
        } else if (has(name)) {
            complain(TaxmanError.INVALID_VALUE, "'" + path(name) + "' must be a list.", name);
        }
        return fields;
    }
}
