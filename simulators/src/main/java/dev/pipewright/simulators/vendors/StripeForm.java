package dev.pipewright.simulators.vendors;

import dev.pipewright.simulators.http.HttpRequest;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// The fields of a form: `line_items[0][amount]=1499`.
record StripeForm(Map<String, String> fields) {

    StripeForm {
        fields = Map.copyOf(fields);
    }

    static StripeForm of(HttpRequest request) throws StripeRefusal {
        if (!request.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded")) {
            throw new StripeRefusal(
                    400,
                    "invalid_request_error",
                    null,
                    "Invalid request (check that your POST content type is application/x-www-form-urlencoded)",
                    null);
        }
        var fields = new LinkedHashMap<String, String>();
        for (String pair : request.text().split("&", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                fields.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
            }
        }
        return new StripeForm(fields);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    String text(String name) {
        return fields.getOrDefault(name, "");
    }

    String required(String name) throws StripeRefusal {
        String text = text(name);
        if (text.isEmpty()) {
            throw StripeRefusal.wrong("parameter_missing", "Missing required param: " + name, name);
        }
        return text;
    }

    /// A whole number of minor units.
    BigDecimal amount(String name) throws StripeRefusal {
        String text = required(name);
        if (!text.matches("-?\\d{1,15}")) {
            throw StripeRefusal.wrong("parameter_invalid_integer", "Invalid integer: " + text, name);
        }
        return new BigDecimal(text);
    }
}
