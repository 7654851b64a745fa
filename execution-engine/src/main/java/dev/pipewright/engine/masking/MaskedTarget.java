package dev.pipewright.engine.masking;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.call.ErrorLimit;
import dev.pipewright.engine.call.Formation;
import dev.pipewright.engine.call.Lease;
import dev.pipewright.engine.call.Target;
import dev.pipewright.engine.ledger.Attempt;
import dev.pipewright.engine.ledger.CallLogText;
import dev.pipewright.engine.ledger.LoggedCall;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.sensitive.HiddenValues;
import dev.pipewright.model.sensitive.Mask;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A target whose words about documents, and whose log of calls, tell nothing sensitive. What is sent and what is
/// answered stays as it is. Safe for use by many threads.
public final class MaskedTarget implements Target {

    private final Target target;
    private final Mask mask;

    private MaskedTarget(Target target, Mask mask) {
        this.target = target;
        this.mask = mask;
    }

    /// The target itself, if nothing sensitive comes to it.
    ///
    /// @param mask of the records that come to the call
    public static Target of(Target target, Mask mask) {
        return mask.isEmpty() ? target : new MaskedTarget(target, mask);
    }

    @Override
    public Formation form(DataRecord record) {
        return target.form(record);
    }

    @Override
    public ErrorLimit errorLimit() {
        return target.errorLimit();
    }

    @Override
    public Duration send(OpenDocument document, Lease lease, Consumer<Outcome> outcome) throws InterruptedException {
        try {
            return target.send(document, lease, told -> outcome.accept(masked(told, document)));
        } catch (ConnectorException trouble) {
            throw MaskedTrouble.of(
                    trouble, MaskedJson.valuesIn(document.request().text(), mask));
        }
    }

    @Override
    public int most() {
        return target.most();
    }

    @Override
    public boolean takes(List<OpenDocument> batch, OpenDocument next) {
        return target.takes(batch, next);
    }

    @Override
    public Duration send(List<OpenDocument> batch, Lease lease, Consumer<Outcome> outcome) throws InterruptedException {
        Map<Long, OpenDocument> documents =
                batch.stream().collect(Collectors.toMap(OpenDocument::id, document -> document));
        try {
            return target.send(batch, lease, told -> {
                OpenDocument document = documents.get(told.documentId());
                outcome.accept(document == null ? told : masked(told, document));
            });
        } catch (ConnectorException trouble) {
            throw MaskedTrouble.of(
                    trouble,
                    HiddenValues.all(batch.stream()
                            .map(document ->
                                    MaskedJson.valuesIn(document.request().text(), mask))
                            .toList()));
        }
    }

    private Outcome masked(Outcome told, OpenDocument document) {
        String request = document.request().text();
        HiddenValues hidden = MaskedJson.valuesIn(request, mask);
        Payload response = told.response();
        String answer = response == null ? "" : response.text();
        return new Outcome(
                told.documentId(),
                told.state(),
                told.retryAt(),
                told.countsAsTry(),
                told.attempts().stream()
                        .map(attempt -> masked(attempt, request, answer, hidden))
                        .toList(),
                response,
                told.code(),
                hidden.in(told.message()),
                told.field());
    }

    private Attempt masked(Attempt attempt, String request, String answer, HiddenValues hidden) {
        return new Attempt(
                attempt.at(),
                attempt.took(),
                attempt.status(),
                attempt.code(),
                hidden.in(attempt.message()),
                attempt.mayHaveArrived(),
                masked(attempt.calls(), request, answer, hidden));
    }

    private @Nullable Payload masked(@Nullable Payload calls, String request, String answer, HiddenValues hidden) {
        return calls == null
                ? null
                : CallLogText.of(
                        CallLogText.read(calls, request, answer).stream()
                                .map(call -> masked(call, hidden))
                                .toList(),
                        request,
                        answer);
    }

    private LoggedCall masked(LoggedCall call, HiddenValues hidden) {
        return new LoggedCall(
                call.at(),
                call.took(),
                call.method(),
                hidden.in(call.path()),
                masked(call.headers(), hidden),
                MaskedJson.of(call.body(), mask, hidden),
                call.status(),
                masked(call.answerHeaders(), hidden),
                MaskedJson.of(call.answer(), mask, hidden),
                hidden.in(call.trouble()));
    }

    private static Map<String, String> masked(Map<String, String> headers, HiddenValues hidden) {
        Map<String, String> shown = new LinkedHashMap<>();
        headers.forEach((name, value) -> shown.put(name, hidden.in(value)));
        return shown;
    }

    @Override
    public void close() {
        target.close();
    }
}
