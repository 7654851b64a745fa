package dev.pipewright.connectors.http;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
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
/// @param baseUrl of the connection; a page at another host is never asked for
record Pages(HttpSourceSettings settings, URI baseUrl) {

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*(?:;[^,]*?)?;\\s*rel=\"?next\"?");

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
        boolean isShort = settings.sizeParameter() != null && count < settings.pageSize();
        String next = switch (settings.pagination()) {
            case NONE -> null;
            case PAGE -> count == 0 || isShort ? null : Long.toString(Long.parseLong(mark) + 1);
            case OFFSET -> count == 0 || isShort ? null : Long.toString(Long.parseLong(mark) + count);
            case CURSOR -> text(JsonPointer.find(answer.json(), Objects.requireNonNull(settings.next())));
            case NEXT_LINK -> link(text(JsonPointer.find(answer.json(), Objects.requireNonNull(settings.next()))));
            case LINK_HEADER -> link(linkHeader(answer.exchange()));
        };
        if (mark.equals(next)) {
            throw new ConnectorException(
                    Kind.DATA,
                    "The host names the same page again and again: check 'Pagination' and 'Next page' of the source.");
        }
        return next;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null || value.toString().isEmpty() || value.equals(false) ? null : value.toString();
    }

    private static @Nullable String linkHeader(HttpExchange exchange) {
        Matcher link = NEXT.matcher(exchange.header("Link").orElse(""));
        return link.find() ? link.group(1) : null;
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
        return new ConnectorException(
                Kind.SETTINGS,
                "The next page is not below " + baseUrl
                        + ", so it is not asked for: correct the connection's 'Base URL'.",
                cause);
    }
}
