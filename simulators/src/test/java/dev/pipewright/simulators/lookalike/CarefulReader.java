package dev.pipewright.simulators.lookalike;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads a lookalike as one who knows every trap: what a connector with its engine has to do.
final class CarefulReader implements AutoCloseable {

    private static final String EITHER = "by=coalesce(modified,created)";
    private static final Duration LOOK_BACK = Duration.ofMinutes(10);
    private static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");
    private static final int MOST_TRIES = 10;
    private static final int KEYS = 100;

    private final LookalikeErp erp;
    private final LookalikeClient client;
    private final Map<Long, TrueDocument> documents = new TreeMap<>();
    private final Map<Long, Instant> created = new TreeMap<>();
    private final Set<Long> deleted = new TreeSet<>();
    private Instant watermark = BEGINNING;

    CarefulReader(LookalikeErp erp) throws IOException, InterruptedException {
        this.erp = erp;
        this.client = new LookalikeClient(erp);
        client.login();
    }

    /// What the target has.
    Collection<TrueDocument> documents() {
        return List.copyOf(documents.values());
    }

    /// What the target had to give up.
    Set<Long> deleted() {
        return Set.copyOf(deleted);
    }

    /// Reads what has changed since the last time, everything at the first time.
    void read() throws IOException, InterruptedException {
        // The source's own time from before the first page, so that what changes from now on is read the next time.
        Instant asOf = Instant.parse(get("/api/deleted?limit=1").get("asOf").asString());
        String since = EITHER + "&from=" + watermark.minus(LOOK_BACK);
        list("/api/documents?" + since).forEach(this::take);
        // A document need not say that one of its lines has changed.
        Set<Long> touched = list("/api/lines?" + since).stream()
                .map(line -> ShownDocument.id(line.get("document")))
                .collect(Collectors.toCollection(TreeSet::new));
        byKeys(touched).forEach(this::take);
        for (JsonNode gone : list("/api/deleted?" + since)) {
            deleted.add(ShownDocument.id(gone.get("id")));
        }
        documents.keySet().removeAll(deleted);
        created.keySet().removeAll(deleted);
        watermark = asOf;
    }

    /// How many documents of each day the target has.
    Map<String, Integer> countsPerDay() {
        Map<String, Integer> counts = new TreeMap<>();
        created.values()
                .forEach(time ->
                        counts.merge(time.atOffset(ZoneOffset.UTC).toLocalDate().toString(), 1, Integer::sum));
        return counts;
    }

    /// How many the source says it has.
    Map<String, Integer> recount() throws IOException, InterruptedException {
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode item : get("/api/counts?by=created").get("items")) {
            counts.put(item.get("day").asString(), item.get("count").asInt());
        }
        return counts;
    }

    private void take(JsonNode item) {
        TrueDocument document = ShownDocument.read(item);
        documents.put(document.id(), document);
        created.put(document.id(), ShownDocument.time(item.get("created")));
    }

    private List<JsonNode> byKeys(Collection<Long> ids) throws IOException, InterruptedException {
        var all = List.copyOf(ids);
        var found = new ArrayList<JsonNode>();
        for (int at = 0; at < all.size(); at += KEYS) {
            String keys = all.subList(at, Math.min(at + KEYS, all.size())).stream()
                    .map(Object::toString)
                    .collect(Collectors.joining(","));
            get("/api/documents?ids=" + keys).get("items").forEach(found::add);
        }
        return found;
    }

    /// All rows, by the place of the last one: neither depth nor the size of a page matter, nor do equal times.
    private List<JsonNode> list(String path) throws IOException, InterruptedException {
        var rows = new ArrayList<JsonNode>();
        String after = "&order=time,id";
        while (true) {
            JsonNode page = get(path + "&limit=200" + after);
            page.get("items").forEach(rows::add);
            if (!page.get("hasMore").asBoolean()) {
                return rows;
            }
            JsonNode last = rows.getLast();
            after = "&afterTime=" + ShownDocument.placeOf(last) + "&afterId=" + ShownDocument.id(last.get("id"));
        }
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            LookalikeClient.Answer answer = client.get(path);
            switch (answer.status()) {
                case 401 -> client.login();
                case 429 -> erp.pass(pause(answer));
                case 200 -> {
                    Optional<JsonNode> page = page(answer);
                    if (page.isPresent()) {
                        return page.get();
                    }
                    erp.pass(Duration.ofSeconds(1));
                }
                default -> throw new IOException(path + " was answered with " + answer.status() + answer.body());
            }
        }
        throw new IOException(path + " was not answered well");
    }

    /// The page that an answer is; empty if it is none, whatever its status says.
    private static Optional<JsonNode> page(LookalikeClient.Answer answer) {
        try {
            return Optional.of(answer.json()).filter(json -> json.has("items") && !json.has("error"));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /// A date is measured by the source's clock, for ours may differ.
    private static Duration pause(LookalikeClient.Answer answer) {
        String text = answer.header("Retry-After");
        if (text.isEmpty()) {
            return Duration.ofSeconds(1);
        }
        return text.matches("\\d+")
                ? Duration.ofSeconds(Long.parseLong(text))
                : Duration.between(date(answer.header("Date")), date(text));
    }

    private static Instant date(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    @Override
    public void close() {
        client.close();
    }
}
