package dev.pipewright.connectors.http;

import dev.pipewright.connectors.json.JsonValues;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes secrets out of what a person is to see: as they are, and as they stand in addresses, in JSON and in base64.
/// Safe for use by many threads.
final class SecretMask {

    static final String MASK = "•••";

    /// What is shorter is in each other text, and guessed as soon as tried.
    private static final int SHORTEST = 4;

    private static final Pattern TELLING =
            Pattern.compile("authorization|cookie|key|token|secret|password", Pattern.CASE_INSENSITIVE);
    private static final Pattern TOKEN =
            Pattern.compile("(\"(?:access_token|refresh_token|id_token)\"\\s*:\\s*\")((?:[^\"\\\\]|\\\\.)*)");

    private final Set<String> forms = ConcurrentHashMap.newKeySet();

    SecretMask(Collection<String> secrets) {
        secrets.forEach(this::add);
    }

    /// Takes one more secret out from now on.
    void add(String secret) {
        if (secret.length() < SHORTEST) {
            return;
        }
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String json = JsonValues.text(secret);
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        forms.addAll(List.of(
                secret,
                encoded,
                encoded.replace("+", "%20"),
                json.substring(1, json.length() - 1),
                Base64.getEncoder().encodeToString(bytes),
                Base64.getEncoder().withoutPadding().encodeToString(bytes)));
    }

    /// Takes the tokens out from now on that an answer gives.
    void learn(String body) {
        TOKEN.matcher(body).results().forEach(found -> add(found.group(2)));
    }

    String text(String text) {
        String masked = TOKEN.matcher(text).replaceAll("$1" + MASK);
        // The longest first: a shorter one may be a part of it, and would leave the rest to be read.
        List<String> longestFirst = forms.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (String form : longestFirst) {
            masked = masked.replace(form, MASK);
        }
        return masked;
    }

    /// Headers without the values of those whose names say that they are secret.
    ///
    /// @param secret the names of more headers of that kind
    Map<String, String> headers(Map<String, String> headers, Set<String> secret) {
        Map<String, String> masked = new LinkedHashMap<>();
        headers.forEach((name, value) ->
                masked.put(name, secret.contains(name) || TELLING.matcher(name).find() ? MASK : text(value)));
        return masked;
    }

    /// A JSON value without secrets in its texts.
    @Nullable
    Object value(@Nullable Object value) {
        return switch (value) {
            case String text -> text(text);
            case List<?> list -> Stream.of(list.toArray()).map(this::value).toList();
            case Map<?, ?> object -> {
                Map<String, @Nullable Object> masked = new LinkedHashMap<>();
                object.forEach((name, each) -> masked.put((String) name, value(each)));
                yield masked;
            }
            case null, default -> value;
        };
    }
}
