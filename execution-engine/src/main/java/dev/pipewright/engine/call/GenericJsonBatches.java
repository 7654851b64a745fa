package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.HttpCall;
import dev.pipewright.connectors.http.HttpExchange;
import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonPointer;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.ledger.OpenDocument;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Several documents in one call, as [BatchSettings] say: as an array of what each sends by itself, answered by an
/// array
/// of what each would be answered.
final class GenericJsonBatches implements Batching {

    private final BatchSettings settings;
    private final String template;
    private final String header;
    private final BiFunction<String, OpenDocument, String> paths;

    /// @param template of the path
    /// @param header by which the target knows a repeated send; empty if there is none
    /// @param paths puts a document's names into a template
    GenericJsonBatches(
            BatchSettings settings, String template, String header, BiFunction<String, OpenDocument, String> paths) {
        this.settings = settings;
        this.template = template;
        this.header = header;
        this.paths = paths;
    }

    @Override
    public int most() {
        return settings.batchSize();
    }

    @Override
    public boolean takes(List<OpenDocument> batch, OpenDocument next) {
        long bytes = batch.stream()
                        .mapToLong(document -> document.request().bytes().length + 1L)
                        .sum()
                + next.request().bytes().length;
        return batch.size() < settings.batchSize()
                && bytes <= settings.batchMaxKilobytes() * 1024L
                && pathOf(next).equals(pathOf(batch.getFirst()))
                // Their answers could not be told apart.
                && batch.stream()
                        .noneMatch(document ->
                                document.key().code().equals(next.key().code()));
    }

    private String pathOf(OpenDocument document) {
        return paths.apply(template, document);
    }

    @Override
    public HttpCall call(List<OpenDocument> batch) {
        HttpCall call = HttpCall.of("POST", pathOf(batch.getFirst())).withJson(body(batch));
        return header.isEmpty() ? call : call.withHeader(header, IdempotencyKey.of(batch));
    }

    private byte[] body(List<OpenDocument> batch) {
        var body = new ByteArrayOutputStream();
        String field = settings.batchField();
        write(body, field == null ? "[" : "{" + JsonValues.text(field) + ":[");
        for (int i = 0; i < batch.size(); i++) {
            write(body, i == 0 ? "" : ",");
            body.writeBytes(batch.get(i).request().bytes());
        }
        write(body, field == null ? "]" : "]}");
        return body.toByteArray();
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Map<Long, HttpExchange> answers(List<OpenDocument> batch, HttpExchange answer) {
        if (!(JsonPointer.find(parsed(answer), orWhole(settings.batchAnswers())) instanceof List<?> elements)) {
            return Map.of();
        }
        var answers = new HashMap<Long, HttpExchange>();
        String key = settings.batchKey();
        if (key != null) {
            keyed(batch, elements, key).forEach((id, element) -> put(answers, id, element, answer));
        } else if (elements.size() == batch.size()) {
            for (int i = 0; i < batch.size(); i++) {
                put(answers, batch.get(i).id(), elements.get(i), answer);
            }
        }
        return answers;
    }

    /// The elements by the id of their document. Two for one document say nothing of it.
    private static Map<Long, Object> keyed(List<OpenDocument> batch, List<?> elements, String key) {
        var ids = new HashMap<String, Long>();
        batch.forEach(document -> ids.put(document.key().code(), document.id()));
        Map<Long, Object> found = new HashMap<>();
        Set<Long> twice = new HashSet<>();
        for (Object element : elements) {
            Long id = ids.get(String.valueOf(JsonPointer.find(element, key)));
            if (id != null && found.put(id, element) != null) {
                twice.add(id);
            }
        }
        found.keySet().removeAll(twice);
        return found;
    }

    private void put(Map<Long, HttpExchange> answers, Long id, @Nullable Object element, HttpExchange whole) {
        if (!(element instanceof Map<?, ?>)) {
            return;
        }
        Object own = JsonPointer.find(element, orWhole(settings.batchAnswer()));
        Object said = own == null ? element : own;
        Integer status = statusOf(element, said);
        if (status != null) {
            answers.put(id, whole.part(status, JsonValues.text(said).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private @Nullable Integer statusOf(Object element, Object said) {
        String pointer = settings.batchStatus();
        if (pointer == null) {
            return GenericJsonPreset.ANSWERS.hasErrorCode(said) ? 400 : 200;
        }
        return JsonPointer.find(element, pointer) instanceof Long status && status >= 100 && status < 600
                ? Integer.valueOf(status.intValue())
                : null;
    }

    private static String orWhole(@Nullable String pointer) {
        return pointer == null ? "" : pointer;
    }

    private static @Nullable Object parsed(HttpExchange answer) {
        try {
            return JsonValues.parse(answer.body(), 0, answer.body().length);
        } catch (InvalidJson _) {
            return null;
        }
    }
}
