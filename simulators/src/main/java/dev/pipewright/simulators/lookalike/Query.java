package dev.pipewright.simulators.lookalike;

import dev.pipewright.simulators.http.HttpRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a listing is asked for.
///
/// @param from the earliest time, itself included; null for no border
/// @param to the latest time, itself included; null for no border
/// @param after only what stands behind this place in the order of time and id; null for the beginning
/// @param limit the most rows of a page
/// @param isCursor whether the pages are to be had by a cursor
/// @param ids only these rows; empty for all
record Query(
        Time by,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Place after,
        Order order,
        int offset,
        int limit,
        boolean isCursor,
        List<Long> ids,
        @Nullable String company) {

    private static final int USUAL_LIMIT = 50;
    private static final int MOST_ROWS = 200;

    Query {
        ids = List.copyOf(ids);
    }

    /// The time that borders and order are about.
    enum Time {
        MODIFIED("modified"),
        CREATED("created"),
        EITHER("coalesce(modified,created)");

        private final String expression;

        Time(String expression) {
            this.expression = expression;
        }

        @Nullable
        Instant of(Row row) {
            Instant modified = row.modified();
            return switch (this) {
                case MODIFIED -> modified;
                case CREATED -> row.created();
                case EITHER -> modified == null ? row.created() : modified;
            };
        }
    }

    /// The order of the rows. What has no time comes last.
    enum Order {
        ID("id"),
        TIME("time"),
        TIME_AND_ID("time,id");

        private final String expression;

        Order(String expression) {
            this.expression = expression;
        }
    }

    /// A place in the order of time and id.
    record Place(Instant time, long id) {}

    static Query of(HttpRequest request) throws Refused {
        Instant afterTime = instant(request, "afterTime");
        return new Query(
                by(request.parameter("by").orElse("modified")),
                instant(request, "from"),
                instant(request, "to"),
                afterTime == null ? null : new Place(afterTime, number(request, "afterId", 0)),
                afterTime == null ? order(request.parameter("order").orElse("id")) : Order.TIME_AND_ID,
                number(request, "offset", 0),
                limit(request),
                request.parameter("paging").equals(Optional.of("cursor")),
                ids(request.parameter("ids").orElse("")),
                request.parameter("company").orElse(null));
    }

    private static Time by(String text) throws Refused {
        for (Time time : Time.values()) {
            if (time.expression.equals(text)) {
                return time;
            }
        }
        throw Refused.wrong("'by' must be modified, created or coalesce(modified,created).");
    }

    private static Order order(String text) throws Refused {
        for (Order order : Order.values()) {
            if (order.expression.equals(text)) {
                return order;
            }
        }
        throw Refused.wrong("'order' must be id, time or time,id.");
    }

    private static @Nullable Instant instant(HttpRequest request, String name) throws Refused {
        Optional<String> text = request.parameter(name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Instant.parse(text.get());
        } catch (DateTimeParseException e) {
            throw Refused.wrong("'" + name + "' is not a time: write it as 2026-03-02T10:00:00Z.");
        }
    }

    private static int limit(HttpRequest request) throws Refused {
        int limit = number(request, "limit", USUAL_LIMIT);
        if (limit < 1 || limit > MOST_ROWS) {
            throw Refused.wrong("'limit' must be from 1 to " + MOST_ROWS + ".");
        }
        return limit;
    }

    private static int number(HttpRequest request, String name, int fallback) throws Refused {
        String text = request.parameter(name).orElse(Integer.toString(fallback));
        if (!text.matches("\\d{1,9}")) {
            throw Refused.wrong("'" + name + "' must be a whole number.");
        }
        return Integer.parseInt(text);
    }

    private static List<Long> ids(String text) throws Refused {
        List<Long> ids = new ArrayList<>();
        for (String id : text.split(",", -1)) {
            if (!id.isEmpty() && !id.matches("\\d{1,15}")) {
                throw Refused.wrong("'ids' must be numbers with commas between them.");
            }
            if (!id.isEmpty()) {
                ids.add(Long.parseLong(id));
            }
        }
        if (ids.size() > MOST_ROWS) {
            throw Refused.wrong("'ids' must be at most " + MOST_ROWS + ".");
        }
        return ids;
    }

    /// Those of the rows that are asked for, in their order.
    ///
    /// @param isTieLoose whether rows of one time stand in another order on every second page
    List<Row> select(List<Row> rows, boolean isTieLoose) {
        boolean isTurned = isTieLoose && order == Order.TIME && offset / limit % 2 == 1;
        Comparator<Row> byId = Comparator.comparingLong(Row::id);
        Comparator<Row> inOrder = order == Order.ID
                ? byId
                : Comparator.comparing(this::sortTime).thenComparing(isTurned ? byId.reversed() : byId);
        return rows.stream().filter(this::isWanted).sorted(inOrder).toList();
    }

    private Instant sortTime(Row row) {
        Instant time = by.of(row);
        return time == null ? Instant.MAX : time;
    }

    private boolean isWanted(Row row) {
        if (!ids.isEmpty() && !ids.contains(row.id())) {
            return false;
        }
        if (company != null && !company.equals(row.stored().document().company())) {
            return false;
        }
        boolean isUnbounded = from == null && to == null && after == null;
        return isUnbounded || isWithin(by.of(row), row.id());
    }

    private boolean isWithin(@Nullable Instant time, long id) {
        if (time == null) {
            return false;
        }
        boolean isBehind =
                after == null || time.isAfter(after.time()) || (time.equals(after.time()) && id > after.id());
        return isBehind && (from == null || !time.isBefore(from)) && (to == null || !time.isAfter(to));
    }
}
