package dev.pipewright.engine.mapping.assist;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.model.Sentence;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads JSON or YAML as JSON values. The only user of the YAML library.
final class TargetDocument {

    private static final int MOST_CHARACTERS = 8 * 1024 * 1024;
    private static final int DEEPEST = 200;

    private TargetDocument() {}

    /// The object that a text is.
    ///
    /// @throws InvalidTargetException if it is neither JSON nor YAML, or no object
    static Map<String, @Nullable Object> read(String text) throws InvalidTargetException {
        if (text.length() > MOST_CHARACTERS) {
            throw new InvalidTargetException(Sentence.of("engine.targetTooLong", "most", MOST_CHARACTERS));
        }
        if (!(value(text) instanceof Map<?, ?> object)) {
            throw new InvalidTargetException(Sentence.of("engine.targetNotObject"));
        }
        var fields = new LinkedHashMap<String, @Nullable Object>();
        object.forEach((name, value) -> fields.put(String.valueOf(name), value));
        return fields;
    }

    private static @Nullable Object value(String text) throws InvalidTargetException {
        boolean json =
                text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[");
        try {
            return json ? JsonValues.parse(text) : plain(yaml().load(text), 0);
        } catch (InvalidJson e) {
            throw unreadable(e.getMessage());
        } catch (YAMLException e) {
            throw unreadable(Objects.requireNonNullElse(e.getMessage(), "")
                    .lines()
                    .findFirst()
                    .orElse(""));
        }
    }

    private static InvalidTargetException unreadable(@Nullable String reason) {
        return new InvalidTargetException(Sentence.of("engine.targetUnreadable", "reason", reason));
    }

    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }

    /// YAML knows more types than JSON: numbers that are no decimals, dates, and keys that are no texts.
    private static @Nullable Object plain(@Nullable Object value, int depth) throws InvalidTargetException {
        if (depth > DEEPEST) {
            throw new InvalidTargetException(Sentence.of("engine.targetTooDeep", "most", DEEPEST));
        }
        return switch (value) {
            case Map<?, ?> map -> {
                var object = new LinkedHashMap<String, @Nullable Object>();
                for (var entry : map.entrySet()) {
                    object.put(String.valueOf(entry.getKey()), plain(entry.getValue(), depth + 1));
                }
                yield object;
            }
            case List<?> items -> {
                var list = new ArrayList<@Nullable Object>(items.size());
                for (Object item : items) {
                    list.add(plain(item, depth + 1));
                }
                yield list;
            }
            case Integer number -> Long.valueOf(number);
            case Double number -> number.isNaN() || number.isInfinite() ? null : BigDecimal.valueOf(number);
            case Date date -> text(date.toInstant().atZone(ZoneOffset.UTC));
            case null -> null;
            case Boolean _, Long _ -> value;
            default -> value.toString();
        };
    }

    /// A date that stands in YAML without quotes is a text in the schema.
    private static String text(ZonedDateTime time) {
        boolean day = time.toLocalTime().toSecondOfDay() == 0;
        return day ? time.toLocalDate().toString() : time.toInstant().toString();
    }
}
