package dev.pipewright.engine;

import dev.pipewright.connectors.spi.Connection;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.DayCountableConnection;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.engine.store.LoadStore;
import dev.pipewright.engine.store.LoadedStream;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.engine.store.Watermark;
import dev.pipewright.model.Node;
import dev.pipewright.model.Sentence;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Compares what the loads of a source have read with what the source has, day by day. Safe for use by many threads.
public final class Recount {

    /// How many days are compared at a time: each is a question to the source.
    public static final int MOST_DAYS = 31;

    private static final int MOST_LOADS = 5_000;

    private final LoadStore loads;
    private final RunStore runs;
    private final Function<TenantId, ConnectionBook> books;

    /// @param books the saved connections of a tenant
    public Recount(LoadStore loads, RunStore runs, Function<TenantId, ConnectionBook> books) {
        this.loads = loads;
        this.runs = runs;
        this.books = books;
    }

    /// Counts up to a day, or as far as loads have got.
    ///
    /// @param scope the pipeline, in its environment
    /// @param source one that reads only changes
    /// @param last the last day to compare; absent for as late as can be
    /// @throws ConnectorException if the source cannot be counted by days, or nothing is known of what was read
    public DayCounts of(TenantId tenant, String scope, Node.Source source, @Nullable LocalDate last) {
        LoadedStream of = LoadedStream.of(scope, source);
        Watermark watermark = loads.watermark(tenant, of)
                .filter(found -> found.value() != null)
                .orElseThrow(() -> refused("engine.nothingLoaded", source));
        Object to = Objects.requireNonNull(watermark.value());
        if (to instanceof Number) {
            throw refused("engine.numbersWithoutDays", source);
        }
        var read = new ReadDays(loads.moved(tenant, of, MOST_LOADS));
        LocalDate reached = ReadDays.day(to);
        LocalDate until = last == null || last.isAfter(reached) ? reached : last;
        LocalDate from = until.minusDays(MOST_DAYS - 1L);
        if (read.known().isAfter(until)) {
            throw refused("engine.noDaysKnown", source);
        }
        LocalDate first = from.isBefore(read.known()) ? read.known() : from;
        SortedMap<LocalDate, Long> counted = counted(tenant, source, watermark, to, first, until);
        List<DayCounts.Day> days = counted.entrySet().stream()
                .map(entry -> new DayCounts.Day(entry.getKey(), entry.getValue(), read.on(entry.getKey())))
                .toList();
        return new DayCounts(first, until, days);
    }

    private SortedMap<LocalDate, Long> counted(
            TenantId tenant, Node.Source source, Watermark watermark, Object to, LocalDate first, LocalDate last) {
        RunId moved = watermark.run();
        Map<String, Object> parameters = moved == null
                ? Map.of()
                : runs.find(tenant, moved).map(Run::parameters).orElse(Map.of());
        var whole = new StreamRequest(
                new SettingTexts(parameters).filled(source.settings()),
                parameters,
                source.schema(),
                source.orderedBy());
        Node.Source.Incremental incremental = Objects.requireNonNull(source.incremental());
        try (Connection connection = books.apply(tenant).open(source.connection(), source.connector())) {
            if (connection instanceof DayCountableConnection countable) {
                return countable.countByDay(whole, incremental.watermark(), to, first, last);
            }
            throw new ConnectorException(
                    Kind.SETTINGS,
                    Sentence.of("engine.cannotCountDays", "node", source.name(), "kind", source.connector()));
        }
    }

    private static ConnectorException refused(String key, Node.Source source) {
        return new ConnectorException(Kind.SETTINGS, Sentence.of(key, "node", source.name()));
    }
}
