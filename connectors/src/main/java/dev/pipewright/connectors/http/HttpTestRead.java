package dev.pipewright.connectors.http;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.settings.SettingsForm;
import dev.pipewright.model.Sentence;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A read to see whether a source is described rightly: it sends a few requests at most, whatever the settings say,
/// and keeps each with its answer. Reads once; what it keeps may be asked for meanwhile, by any thread.
public final class HttpTestRead {

    /// The most requests that go out, those for tokens and those that are tried again included.
    public static final int MOST_CALLS = 5;

    /// The most records that are kept.
    public static final int MOST_RECORDS = 50;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final long LONGEST_ANSWER_SECONDS = 10;
    private static final int READ = 64 * 1024;
    private static final int SHOWN = 4_000;

    private final Map<String, Object> connection;
    private final StreamRequest request;
    private final SecretMask mask;
    private final AtomicInteger sent = new AtomicInteger();
    private final List<TestCall> calls = new CopyOnWriteArrayList<>();

    /// @param connection settings as [HttpConnector#open] takes them, secrets plain
    public HttpTestRead(Map<String, Object> connection, StreamRequest request) {
        this.connection = Map.copyOf(connection);
        this.request = request;
        this.mask = new SecretMask(SettingsForm.of(HttpConnectionSettings.class).secrets().stream()
                .map(connection::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList());
    }

    /// What was read.
    ///
    /// @param records the first of them, as JSON objects
    /// @param count how many there were
    /// @param end why it stopped
    /// @param trouble what is wrong, as a kept [Sentence]; absent if nothing is
    public record Outcome(
            List<Object> records,
            int count,
            End end,
            @Nullable String trouble) {
        public Outcome(List<Object> records, int count, End end, @Nullable String trouble) {
            this.records = List.copyOf(records);
            this.count = count;
            this.end = end;
            this.trouble = trouble;
        }
    }

    /// Why a test read stopped.
    public enum End {
        /// There was no more to read.
        ALL_READ,
        /// [#MOST_CALLS] requests were sent.
        ENOUGH_CALLS,
        /// Something is wrong.
        TROUBLE
    }

    /// No further request goes out.
    private static final class EnoughCalls extends RuntimeException {
        EnoughCalls() {
            super("a test read has sent all of its requests");
        }
    }

    /// Reads. Takes a minute at most.
    public Outcome run() {
        List<Object> records = new ArrayList<>();
        int count = 0;
        var connector = new HttpConnector(Clock.systemUTC(), System::nanoTime, HttpTestRead::pause);
        try (HttpConnection opened = connector.open(hasty(), new Recorder());
                RecordReader reader =
                        opened.read(request, opened.splits(request, 1).getFirst(), null)) {
            for (ReadBatch batch = reader.next(); !batch.isEnd(); batch = reader.next()) {
                count += batch.records().size();
                batch.records().stream()
                        .limit(MOST_RECORDS - records.size())
                        .forEach(record -> records.add(Objects.requireNonNull(mask.value(record.fields()))));
            }
            return new Outcome(records, count, End.ALL_READ, null);
        } catch (EnoughCalls e) {
            return new Outcome(records, count, End.ENOUGH_CALLS, null);
        } catch (ConnectorException e) {
            return new Outcome(records, count, End.TROUBLE, mask.text(Sentence.keptOf(e)));
        }
    }

    /// The requests so far and what came of them, in order.
    public List<TestCall> calls() {
        return List.copyOf(calls);
    }

    /// Nobody waits as long for a test as for a run.
    private Map<String, Object> hasty() {
        Map<String, Object> hasty = new HashMap<>(connection);
        Object said = hasty.get("answerTimeoutSeconds");
        hasty.put(
                "answerTimeoutSeconds",
                said instanceof Long seconds ? Math.min(seconds, LONGEST_ANSWER_SECONDS) : LONGEST_ANSWER_SECONDS);
        return hasty;
    }

    private static void pause(Duration wait) throws InterruptedException {
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            throw new ConnectorException(
                    Kind.UNAVAILABLE, Sentence.of("connectors.testWaits", "seconds", wait.toSeconds()));
        }
        Thread.sleep(wait);
    }

    private final class Recorder implements CallListener {

        @Override
        public void sending() {
            if (sent.incrementAndGet() > MOST_CALLS) {
                throw new EnoughCalls();
            }
        }

        @Override
        public void answered(Sent call, HttpExchange answer) {
            String body = beginning(answer.body());
            mask.learn(body);
            calls.add(shown(call, answer.status(), answer.headers(), body, null));
        }

        @Override
        public void unanswered(Sent call, NoAnswerException trouble) {
            calls.add(shown(call, null, Map.of(), "", mask.text(trouble.getMessage())));
        }
    }

    private TestCall shown(
            CallListener.Sent sent,
            @Nullable Integer status,
            Map<String, String> answerHeaders,
            String answer,
            @Nullable String trouble) {
        HttpCall call = sent.call();
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.putAll(sent.caller());
        HttpCall.Body body = call.body();
        if (body != null) {
            headers.put("Content-Type", body.contentType());
        }
        return new TestCall(
                call.method(),
                mask.text(sent.address().toString()),
                mask.headers(headers, sent.caller().keySet()),
                excerpt(body == null ? "" : beginning(body.bytes())),
                status,
                mask.headers(answerHeaders, Set.of()),
                excerpt(answer),
                sent.took(),
                trouble);
    }

    private static String beginning(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, READ), StandardCharsets.UTF_8);
    }

    /// What is cut off is cut off after masking: else the first half of a secret would be left.
    private String excerpt(String text) {
        String masked = mask.text(text);
        return masked.length() > SHOWN ? masked.substring(0, SHOWN) + "…" : masked;
    }
}
