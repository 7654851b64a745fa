package dev.pipewright.connectors.http;

import dev.pipewright.connectors.json.JsonPointer;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says how the pages of a source are asked for.
///
/// @param more query parameters besides those of the settings
/// @param baseUrl of the connection; a page at another host is never asked for
record Pages(HttpSourceSettings settings, Map<String, String> more, URI baseUrl) {

    private static final Pattern LINK = Pattern.compile("<([^>]*)>([^<]*)");
    private static final Pattern NEXT =
            Pattern.compile(";\\s*rel\\s*=\\s*(\"([^\"]*\\s)?next(\\s[^\"]*)?\"|next\\b)", Pattern.CASE_INSENSITIVE);

    /// The mark of the first page.
    String first() {
        return switch (settings.pagination()) {
            case PAGE -> Integer.toString(settings.firstPage());
            case OFFSET -> "0";
            case NONE, CURSOR, NEXT_LINK, LINK_HEADER -> "";
        };
    }

    /// The call for a page.
    HttpCall call(String mark) {
        boolean isLink = !mark.isEmpty()
                && (settings.pagination() == HttpSourceSettings.Pagination.NEXT_LINK
                        || settings.pagination() == HttpSourceSettings.Pagination.LINK_HEADER);
        String path = isLink ? mark : PathTemplate.withQuery(settings.path(), query(mark));
        Map<String, String> headers = new LinkedHashMap<>(settings.headers());
        headers.putIfAbsent("Accept", "application/json");
        String body = settings.body();
        return new HttpCall(
                settings.method().name(),
                path,
                headers,
                body == null ? null : new HttpCall.Body("application/json", body.getBytes(StandardCharsets.UTF_8)));
    }

    private Map<String, String> query(String mark) {
        Map<String, String> query = new LinkedHashMap<>(settings.query());
        query.putAll(more);
        String pageParameter = settings.pageParameter();
        if (pageParameter != null && !mark.isEmpty()) {
            query.put(pageParameter, mark);
        }
        String sizeParameter = settings.sizeParameter();
        if (sizeParameter != null) {
            query.put(sizeParameter, Integer.toString(settings.pageSize()));
        }
        return query;
    }

    /// The mark of the page after one; null if that was the last.
    ///
    /// @param count how many records it had
    @Nullable
    String after(String mark, int count, PatientCaller.Answer answer) {
        // A page with fewer records than asked for says nothing: hosts cap the size without a word.
        boolean isLast = count == 0 || saysItIsLast(answer);
        return switch (settings.pagination()) {
            case NONE -> null;
            case PAGE -> isLast ? null : Long.toString(Long.parseLong(mark) + 1);
            case OFFSET -> isLast ? null : Long.toString(Long.parseLong(mark) + count);
            case CURSOR -> text(JsonPointer.find(answer.json(), Objects.requireNonNull(settings.next())));
            case NEXT_LINK -> link(text(JsonPointer.find(answer.json(), Objects.requireNonNull(settings.next()))));
            case LINK_HEADER -> link(linkHeader(answer.exchange()));
        };
    }

    private boolean saysItIsLast(PatientCaller.Answer answer) {
        String more = settings.more();
        return more != null && text(JsonPointer.find(answer.json(), more)) == null;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null || value.toString().isEmpty() || value.equals(false) ? null : value.toString();
    }

    private static @Nullable String linkHeader(HttpExchange exchange) {
        Matcher links = LINK.matcher(String.join(", ", exchange.headers("Link")));
        return links.results()
                .filter(link -> NEXT.matcher(link.group(2)).find())
                .map(link -> link.group(1))
                .findFirst()
                .orElse(null);
    }

    /// What follows the base URL in an address.
    private @Nullable String link(@Nullable String address) {
        if (address == null) {
            return null;
        }
        String base = baseUrl.toString().endsWith("/") ? baseUrl.toString() : baseUrl + "/";
        try {
            String whole = URI.create(base)
                    .resolve(settings.path().substring(1))
                    .resolve(address)
                    .toString();
            if (whole.startsWith(base)) {
                return whole.substring(base.length() - 1);
            }
        } catch (IllegalArgumentException e) {
            throw foreign(e);
        }
        throw foreign(null);
    }

    private ConnectorException foreign(@Nullable Throwable cause) {
        return new ConnectorException(Kind.SETTINGS, Sentence.of("connectors.foreignPage", "baseUrl", baseUrl), cause);
    }
}
