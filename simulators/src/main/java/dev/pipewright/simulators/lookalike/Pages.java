package dev.pipewright.simulators.lookalike;

import dev.pipewright.simulators.http.HttpRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Divides rows into pages.
final class Pages {

    /// The first offset that is refused while [Trap#DEPTH_LIMIT] is on.
    static final int DEPTH = 100;

    /// The most rows of a page while [Trap#SMALLER_PAGES] is on.
    static final int FEW_ROWS = 20;

    private final Traps traps;
    private final Cursors cursors;

    Pages(Traps traps, Cursors cursors) {
        this.traps = traps;
        this.cursors = cursors;
    }

    /// A page.
    ///
    /// @param cursor for the next page; null if the pages are not had by a cursor, or there is no next one
    record Page(List<Row> rows, boolean hasMore, @Nullable String cursor) {

        Page {
            rows = List.copyOf(rows);
        }
    }

    /// The page that is asked for.
    ///
    /// @param rows all that could be asked for
    Page page(HttpRequest request, List<Row> rows) throws Refused {
        var cursor = request.parameter("cursor");
        if (cursor.isPresent()) {
            Cursors.Rest rest = cursors.rest(cursor.get());
            return begin(rest.ids(), rest.limit(), rows);
        }
        Query query = Query.of(request);
        List<Row> wanted = query.select(rows, traps.isOn(Trap.EQUAL_TIMES));
        if (!query.ids().isEmpty()) {
            return new Page(wanted, false, null);
        }
        if (query.isCursor()) {
            return begin(wanted.stream().map(Row::id).toList(), query.limit(), wanted);
        }
        if (traps.isOn(Trap.DEPTH_LIMIT) && query.offset() >= DEPTH) {
            throw new Refused(
                    400,
                    "DEPTH_LIMIT",
                    "No page begins at offset " + DEPTH + " or behind it: ask for less, as by 'from' and 'to'.");
        }
        int from = Math.min(query.offset(), wanted.size());
        int to = Math.min(from + size(query.limit()), wanted.size());
        return new Page(wanted.subList(from, to), to < wanted.size(), null);
    }

    private int size(int limit) {
        return traps.isOn(Trap.SMALLER_PAGES) ? Math.min(limit, FEW_ROWS) : limit;
    }

    /// The beginning of a list; what was deleted since the list was begun is left out.
    private Page begin(List<Long> ids, int limit, List<Row> rows) {
        Map<Long, Row> rowsById = new LinkedHashMap<>();
        rows.forEach(row -> rowsById.put(row.id(), row));
        int size = Math.min(size(limit), ids.size());
        List<Row> found = new ArrayList<>();
        for (Long id : ids.subList(0, size)) {
            Row row = rowsById.get(id);
            if (row != null) {
                found.add(row);
            }
        }
        List<Long> rest = ids.subList(size, ids.size());
        return new Page(found, !rest.isEmpty(), rest.isEmpty() ? null : cursors.issue(rest, limit));
    }
}
