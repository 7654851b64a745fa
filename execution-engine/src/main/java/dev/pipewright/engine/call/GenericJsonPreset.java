package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.HttpCall;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.mapping.EvaluationException;
import dev.pipewright.engine.mapping.Expression;
import dev.pipewright.model.Node;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.CanonicalJson;
import dev.pipewright.model.record.DataRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Any target that takes a JSON document and answers with a JSON object, as [GenericJsonSettings] say.
final class GenericJsonPreset implements Preset {

    static final String NAME = "generic-json";
    static final AnswerTable ANSWERS = AnswerTable.of(NAME);

    private final String account;
    private final GenericJsonSettings settings;
    private final Expression company;
    private final Expression type;
    private final Expression code;
    private final EvaluationContext context;
    private final String via;

    /// The rules for one node.
    ///
    /// @throws IllegalArgumentException if the node does not say which document a record is about
    GenericJsonPreset(Node.ApiCall node, Map<String, Object> settings, String account, EvaluationContext context) {
        Node.ApiCall.DocumentIdentity document = node.document();
        if (document == null) {
            throw new IllegalArgumentException(
                    "The call '" + node.name() + "' does not say which document a record is about.");
        }
        this.account = account;
        this.settings = SettingsBinder.bind(GenericJsonSettings.class, CallSettings.ofPreset(settings));
        this.company = Expression.compile(document.company());
        this.type = Expression.compile(document.type());
        this.code = Expression.compile(document.code());
        this.context = context;
        String alone = String.join(" ", NAME, this.settings.method(), this.settings.path(), idempotencyHeader());
        this.via = batching().isEmpty()
                ? alone
                : alone + " " + this.settings.batches().batchPath();
    }

    @Override
    public Formation form(DataRecord record, Mode mode) {
        try {
            var parts = Map.of(
                    "company", text("company", company, record),
                    "type", text("type", type, record),
                    "code", text("code", code, record));
            return KeyParts.refusal(parts).<Formation>map(refused -> refused).orElseGet(() -> formed(parts, record));
        } catch (NoDocument e) {
            return new Formation.Refused("no-document-key", e.getMessage(), e.part);
        }
    }

    private Formation formed(Map<String, String> parts, DataRecord record) {
        var key = new DocumentKey(
                account,
                parts.getOrDefault("company", ""),
                parts.getOrDefault("type", ""),
                parts.getOrDefault("code", ""));
        Payload request = Payload.of(CanonicalJson.text(record.fields()));
        return new Formation.Formed(key, via, CanonicalJson.hash(record.fields()), request);
    }

    private String text(String part, Expression expression, DataRecord record) throws NoDocument {
        Object value = value(part, expression, record);
        String text = value instanceof String || value instanceof Number ? value.toString() : "";
        if (text.isBlank()) {
            throw new NoDocument(
                    part,
                    Sentence.of("engine.emptyKeyPart", "part", part, "expression", expression)
                            .kept());
        }
        return text;
    }

    private @Nullable Object value(String part, Expression expression, DataRecord record) throws NoDocument {
        try {
            return expression.evaluate(record.fields(), context);
        } catch (EvaluationException e) {
            throw new NoDocument(part, Sentence.keptOf(e));
        }
    }

    @Override
    public HttpCall call(OpenDocument document, Mode mode) {
        HttpCall call = HttpCall.of(settings.method(), path(settings.path(), document))
                .withJson(document.request().bytes());
        String header = idempotencyHeader();
        return header.isEmpty() ? call : call.withHeader(header, IdempotencyKey.of(document));
    }

    private static String path(String template, OpenDocument document) {
        DocumentKey key = document.key();
        return template.replace("{company}", RequestFields.inPath(key.company()))
                .replace("{type}", RequestFields.inPath(key.type()))
                .replace("{code}", RequestFields.inPath(key.code()));
    }

    private String idempotencyHeader() {
        String header = settings.idempotencyHeader();
        return header == null ? "" : header;
    }

    @Override
    public boolean isFreeOfSideEffects(HttpCall call) {
        return settings.sideEffectFree();
    }

    @Override
    public boolean leavesNothing(Mode mode) {
        return settings.sideEffectFree();
    }

    @Override
    public boolean resendsSafely(Mode mode) {
        // A batch has another key than its documents have.
        boolean isKnownAgain = batching().isEmpty()
                ? !idempotencyHeader().isEmpty()
                : settings.batches().batchResends();
        return isKnownAgain || settings.sideEffectFree();
    }

    @Override
    public Optional<Batching> batching() {
        String template = settings.batches().batchPath();
        return template == null || settings.batches().batchSize() == 1
                ? Optional.empty()
                : Optional.of(new GenericJsonBatches(
                        settings.batches(), template, idempotencyHeader(), GenericJsonPreset::path));
    }

    @Override
    public Optional<LookUp> lookUp(OpenDocument document) {
        String template = settings.lookupPath();
        return template == null
                ? Optional.empty()
                : Optional.of(new LookUp(
                        HttpCall.of("GET", path(template, document)),
                        shown -> Likeness.isAlike(RequestFields.of(document), shown),
                        Duration.ofSeconds(settings.lookupSettleSeconds())));
    }

    @Override
    public Verdict read(OpenDocument document, Mode mode, List<Answered> answered) {
        return ANSWERS.read(answered.getLast().answer());
    }

    private static final class NoDocument extends Exception {

        private final String part;

        NoDocument(String part, String message) {
            super(message);
            this.part = part;
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
