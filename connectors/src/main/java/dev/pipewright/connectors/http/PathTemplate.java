package dev.pipewright.connectors.http;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts values into a path, encoded.
final class PathTemplate {

    private static final Pattern FIELD = Pattern.compile("\\{([^{}]+)}");

    private PathTemplate() {}

    static String fill(String path, DataRecord record) {
        Matcher fields = FIELD.matcher(path);
        StringBuilder filled = new StringBuilder();
        while (fields.find()) {
            Object value = record.fields().get(fields.group(1));
            if (value == null) {
                throw new ConnectorException(
                        Kind.DATA, Sentence.of("connectors.pathFieldMissing", "field", fields.group(1)));
            }
            fields.appendReplacement(filled, Matcher.quoteReplacement(encoded(value.toString())));
        }
        return fields.appendTail(filled).toString();
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
