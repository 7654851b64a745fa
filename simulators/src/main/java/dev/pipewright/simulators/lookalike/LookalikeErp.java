package dev.pipewright.simulators.lookalike;

import dev.pipewright.simulators.http.HttpListener;
import dev.pipewright.simulators.http.HttpRequest;
import dev.pipewright.simulators.http.HttpResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An ERP that looks like a real one, running on a port of 127.0.0.1. Its clock stands still unless it is told to
/// go on or a document is changed, so that nobody has to wait for it. Safe for many threads.
public final class LookalikeErp implements AutoCloseable {

    private static final int LARGEST_BODY = 64 * 1024;
    private static final Duration BETWEEN_DOCUMENTS = Duration.ofMinutes(37);
    private static final Duration UNTIL_CHANGED = Duration.ofMinutes(11);
    private static final int CHANGED = 3;

    private final Traps traps = new Traps();
    private final DocumentGenerator generator;
    private final SourceClock clock;
    private final SalesBook book;
    private final Activity activity;
    private final LookalikeApi api;
    private final LookalikeAdmin admin;
    private final HttpListener listener;

    private LookalikeErp(LookalikeOptions options) throws IOException {
        generator = new DocumentGenerator(options.seed());
        clock = new SourceClock(options.start(), traps);
        book = new SalesBook(clock, traps);
        activity = new Activity(book, traps, generator);
        fill(options);
        turnOn(options.traps());
        api = new LookalikeApi(clock, traps, book, activity, options.limits());
        admin = new LookalikeAdmin(this);
        listener = HttpListener.start(options.port(), LARGEST_BODY, this::handle);
    }

    /// Starts one.
    ///
    /// @throws IOException if the port is taken
    public static LookalikeErp start(LookalikeOptions options) throws IOException {
        return new LookalikeErp(options);
    }

    /// A document each 37 minutes until now, of which each third was changed eleven minutes later.
    private void fill(LookalikeOptions options) {
        int count = options.documents();
        for (int id = 1; id <= count; id++) {
            Instant created = options.start().minus(BETWEEN_DOCUMENTS.multipliedBy(count - id));
            boolean isChanged = id % CHANGED == 0 && id < count;
            var stored = new StoredDocument(generator.document(id, day(created)), created, null, Map.of());
            book.enter(isChanged ? stored.changed(stored.document(), created.plus(UNTIL_CHANGED)) : stored, created);
        }
    }

    private static LocalDate day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private HttpResponse handle(HttpRequest request) {
        return request.path().startsWith("/admin/") ? admin.handle(request) : api.handle(request);
    }

    /// The port it listens on.
    public int port() {
        return listener.port();
    }

    /// Its address, without a slash at the end.
    public URI baseUrl() {
        return listener.baseUrl();
    }

    /// The traps that are on.
    public Set<Trap> traps() {
        return traps.allOn();
    }

    /// Switches traps on. What a trap does once, it does again if it was off.
    public void turnOn(Set<Trap> wanted) {
        wanted.stream().sorted().forEach(activity::begin);
    }

    /// Switches traps off. What they did to documents stays.
    public void turnOff(Set<Trap> wanted) {
        wanted.forEach(traps::turnOff);
    }

    /// The right time.
    public Instant now() {
        return clock.now();
    }

    /// Lets time pass.
    public void pass(Duration time) {
        clock.pass(time);
    }

    /// All documents as they are, by their ids, with those that were deleted.
    public List<TrueDocument> truth() {
        return truth(now());
    }

    /// All documents as they were.
    ///
    /// @param at by the right time
    public List<TrueDocument> truth(Instant at) {
        return book.truth(at);
    }

    /// Enters a document and gives its id.
    public long insert() {
        long id = book.nextId();
        book.insert(generator.document(id, book.today()), Duration.ZERO);
        return id;
    }

    /// Changes a document's reference.
    public void update(long id) {
        book.update(id);
    }

    /// Changes the first line of a document: one piece and one unit of the currency more.
    public void editLine(long id) {
        book.editLine(id);
    }

    /// Takes all amounts out of a document.
    public void voidDocument(long id) {
        book.voidDocument(id);
    }

    /// Deletes a document.
    public void delete(long id) {
        book.delete(id);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
