package dev.pipewright.connectors.http;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts values into a path, encoded.
final class PathTemplate {

    private static final Pattern FIELD = Pattern.compile("\\{([^{}]+)}");

    private PathTemplate() {}

    /// True if a path can stand in an address.
    static boolean isPath(String path) {
        try {
            return path.startsWith("/") && new URI(path).getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /// True if a path can stand in an address, whatever its fields are.
    static boolean isTemplate(String path) {
        return isPath(FIELD.matcher(path).replaceAll("x"));
    }

    /// @throws ConnectorException if a field has no value, or one that would lead to another path than its own
    static String fill(String path, DataRecord record) {
        Matcher fields = FIELD.matcher(path);
        StringBuilder filled = new StringBuilder();
        while (fields.find()) {
            String text = text(record.fields().get(fields.group(1)));
            if (text.isEmpty()) {
                throw new ConnectorException(
                        Kind.DATA, Sentence.of("connectors.pathFieldMissing", "field", fields.group(1)));
            }
            if (text.equals(".") || text.equals("..")) {
                throw new ConnectorException(
                        Kind.DATA,
                        Sentence.of("connectors.pathFieldLeadsAway", "field", fields.group(1), "value", text));
            }
            fields.appendReplacement(filled, Matcher.quoteReplacement(encoded(text)));
        }
        return fields.appendTail(filled).toString();
    }

    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case Map<?, ?> object -> JsonValues.text(object);
            case List<?> list -> JsonValues.text(list);
            default -> value.toString();
        };
    }

    static String withQuery(String path, Map<String, String> query) {
        StringBuilder filled = new StringBuilder(path);
        char separator = path.indexOf('?') < 0 ? '?' : '&';
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            filled.append(separator)
                    .append(encoded(parameter.getKey()))
                    .append('=')
                    .append(encoded(parameter.getValue()));
            separator = '&';
        }
        return filled.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
