package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.HttpCall;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes fields as a form: `line_items[0][amount]=1499`.
final class FormBody {

    private static final String TYPE = "application/x-www-form-urlencoded";

    private FormBody() {}

    /// Always the same bytes for the same fields: a repeated call must have them.
    static HttpCall.Body of(Map<?, ?> fields) {
        var form = new StringBuilder();
        write("", fields, form);
        return new HttpCall.Body(TYPE, form.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static void write(String name, @Nullable Object value, StringBuilder form) {
        switch (value) {
            case null -> {}
            case Map<?, ?> object -> {
                var sorted = new TreeMap<String, @Nullable Object>();
                object.forEach((key, each) -> sorted.put(String.valueOf(key), each));
                sorted.forEach((key, each) -> write(name.isEmpty() ? key : name + "[" + key + "]", each, form));
            }
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    write(name + "[" + i + "]", list.get(i), form);
                }
            }
            default ->
                form.append(form.isEmpty() ? "" : "&")
                        .append(encoded(name))
                        .append('=')
                        .append(encoded(value.toString()));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
