package dev.pipewright.simulators.lookalike;

import dev.pipewright.simulators.http.HttpRequest;
import dev.pipewright.simulators.http.HttpResponse;
import dev.pipewright.simulators.taxman.CredentialMeter;
import dev.pipewright.simulators.taxman.Limits;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the source answers to its readers. Safe for many threads: it answers one after the other.
final class LookalikeApi {

    private final SourceClock clock;
    private final Traps traps;
    private final SalesBook book;
    private final Activity activity;
    private final Tokens tokens;
    private final Obstacles obstacles;
    private final Pages pages;
    private final Limits limits;
    private final CredentialMeter meter;

    LookalikeApi(SourceClock clock, Traps traps, SalesBook book, Activity activity, Limits limits) {
        this.clock = clock;
        this.traps = traps;
        this.book = book;
        this.activity = activity;
        this.limits = limits;
        this.tokens = new Tokens(clock, traps);
        this.obstacles = new Obstacles(clock, traps);
        this.pages = new Pages(traps, new Cursors(clock));
        Instant start = clock.now();
        this.meter =
                new CredentialMeter(() -> Duration.between(start, clock.now()).toNanos());
    }

    synchronized HttpResponse handle(HttpRequest request) {
        String date = Answers.httpDate(clock.shown());
        return answer(request).withHeader("Date", date);
    }

    private HttpResponse answer(HttpRequest request) {
        try {
            if (request.path().equals("/oauth/token") && request.method().equals("POST")) {
                return Answers.of(tokens.issue(request));
            }
            tokens.check(request);
            CredentialMeter.Verdict verdict = meter.begin(limits);
            if (verdict.reason() != CredentialMeter.Reason.ADMITTED) {
                return Answers.refused(new Refused(429, "TOO_MANY_CALLS", "Too many calls: wait and try again."))
                        .withHeader("Retry-After", Integer.toString(verdict.resetSeconds()));
            }
            meter.end(false);
            Optional<HttpResponse> obstacle = obstacles.next();
            return obstacle.isPresent() ? obstacle.get() : work(request);
        } catch (Refused e) {
            return Answers.refused(e);
        }
    }

    private HttpResponse work(HttpRequest request) throws Refused {
        var view = new DocumentView(traps.allOn());
        return switch (request.method() + " " + request.path()) {
            case "GET /api/documents" -> documents(request, view);
            case "GET /api/lines" -> page(request, pages.page(request, lines(view)));
            case "GET /api/deleted" -> page(request, pages.page(request, deleted()));
            case "GET /api/counts" -> counts(Query.of(request), view);
            default ->
                throw new Refused(404, "NOT_FOUND", "There is no " + request.method() + " " + request.path() + ".");
        };
    }

    private HttpResponse documents(HttpRequest request, DocumentView view) throws Refused {
        List<Row> rows = book.visible().stream().map(view::documentRow).toList();
        Pages.Page page = pages.page(request, rows);
        HttpResponse answer = page(request, page);
        activity.afterPage(page);
        return answer;
    }

    private List<Row> lines(DocumentView view) {
        List<Row> rows = new ArrayList<>();
        book.visible().forEach(stored -> rows.addAll(view.lineRows(stored)));
        return rows;
    }

    private List<Row> deleted() {
        List<Row> rows = new ArrayList<>();
        for (StoredDocument stored : book.deleted()) {
            Instant at = stored.modified();
            Map<String, @Nullable Object> shown = new LinkedHashMap<>();
            shown.put("id", stored.id());
            shown.put("deleted", String.valueOf(at));
            rows.add(new Row(stored.id(), stored, stored.created(), at, () -> shown));
        }
        return rows;
    }

    /// How many documents each day has, in UTC, without deleted ones; those without a time are counted last, with
    /// null as their day.
    private HttpResponse counts(Query query, DocumentView view) {
        Map<LocalDate, Integer> byDay = new TreeMap<>();
        int timeless = 0;
        List<Row> rows = book.visible().stream()
                .filter(stored -> stored.document().state() != TrueDocument.State.DELETED)
                .map(view::documentRow)
                .toList();
        for (Row row : query.select(rows, false)) {
            Instant time = query.by().of(row);
            if (time == null) {
                timeless++;
            } else {
                byDay.merge(time.atOffset(ZoneOffset.UTC).toLocalDate(), 1, Integer::sum);
            }
        }
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        byDay.forEach((day, count) -> items.add(count(day.toString(), count)));
        if (timeless > 0) {
            items.add(count(null, timeless));
        }
        return Answers.of(Map.of("items", items));
    }

    private static Map<String, @Nullable Object> count(@Nullable String day, int count) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("day", day);
        item.put("count", count);
        return item;
    }

    private HttpResponse page(HttpRequest request, Pages.Page page) {
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        page.rows().forEach(row -> items.add(row.shown().get()));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("items", items);
        body.put("count", items.size());
        body.put("hasMore", page.hasMore());
        body.put("asOf", clock.shown().toString());
        String cursor = page.cursor();
        if (cursor == null) {
            return Answers.of(body);
        }
        String next = "http://" + request.header("host").orElse("127.0.0.1") + request.path() + "?cursor=" + cursor;
        body.put("cursor", cursor);
        body.put("next", next);
        return Answers.of(body).withHeader("Link", "<" + next + ">; rel=\"next\"");
    }
}
