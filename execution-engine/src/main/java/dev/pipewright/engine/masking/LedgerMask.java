package dev.pipewright.engine.masking;

import dev.pipewright.engine.correction.Correction;
import dev.pipewright.engine.correction.RecordChange;
import dev.pipewright.engine.ledger.Cause;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.ledger.RunDocument;
import dev.pipewright.engine.ledger.TroubledDocument;
import dev.pipewright.engine.mapping.LineSources;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.sensitive.HiddenValues;
import dev.pipewright.model.sensitive.Mask;
import dev.pipewright.model.sensitive.SensitiveFlow;
import java.util.List;

/// Hides what is sensitive in a run's records, requests and answers, and in what is said about them. Safe for use
/// by many threads.
public final class LedgerMask {

    /// Hides nothing.
    public static final LedgerMask NONE = of(new Pipeline("", "", List.of(), List.of(), List.of()));

    private final SensitiveFlow flow;
    private final List<NodeId> calls;

    private LedgerMask(SensitiveFlow flow, List<NodeId> calls) {
        this.flow = flow;
        this.calls = List.copyOf(calls);
    }

    /// The mask of runs of a pipeline.
    ///
    /// @param pipeline what ran, with the nodes of sub-pipelines in their place
    public static LedgerMask of(Pipeline pipeline) {
        return new LedgerMask(
                LineSources.sensitiveIn(pipeline),
                pipeline.nodes().stream()
                        .filter(Node.ApiCall.class::isInstance)
                        .map(Node::id)
                        .toList());
    }

    /// What hides the fields of the records that come to a node.
    public Mask entering(NodeId node) {
        return new Mask(flow.entering(node));
    }

    /// A record that was refused, with a reason that tells nothing hidden: so it is kept.
    public RejectedRecord told(RejectedRecord record) {
        return changed(record, record.raw());
    }

    /// A record that was refused, as people see it.
    public RejectedRecord shown(RejectedRecord record) {
        Mask mask = entering(record.node());
        return changed(record, MaskedJson.of(record.raw(), mask, HiddenValues.NONE));
    }

    private RejectedRecord changed(RejectedRecord record, String raw) {
        Mask mask = entering(record.node());
        if (mask.isEmpty()) {
            return record;
        }
        String message = MaskedJson.fieldsOf(record.raw()).isPresent()
                ? MaskedJson.valuesIn(record.raw(), mask).in(record.message())
                : HiddenValues.withoutQuotes(record.message(), record.raw());
        return new RejectedRecord(record.node(), record.code(), message, record.field(), record.origin(), raw);
    }

    /// A cause as people see it: its examples are raw records, unless it is of documents, and its patterns are of
    /// values.
    public Cause shown(Cause cause) {
        Mask mask = entering(cause.node());
        if (mask.isEmpty()) {
            return cause;
        }
        String field = cause.field();
        boolean ofRecords = cause.state() == null;
        return new Cause(
                cause.node(),
                cause.state(),
                cause.code(),
                field,
                cause.message(),
                cause.count(),
                ofRecords
                        ? cause.examples().stream()
                                .map(raw -> MaskedJson.of(raw, mask, HiddenValues.NONE))
                                .toList()
                        : cause.examples(),
                field != null && mask.byName().hides(field) ? List.of() : cause.patterns());
    }

    /// A document that did not get through, as people see it.
    public TroubledDocument shown(TroubledDocument document) {
        Mask mask = entering(document.call());
        if (mask.isEmpty()) {
            return document;
        }
        String request = document.request().text();
        HiddenValues hidden = MaskedJson.valuesIn(request, mask);
        return new TroubledDocument(
                document.id(),
                document.call(),
                document.key(),
                document.state(),
                document.code(),
                hidden.in(document.message()),
                document.field(),
                document.attempts(),
                Payload.of(MaskedJson.of(request, mask, hidden)));
    }

    /// What a person has changed in records that come to calls, as others see it: what they wrote instead is as
    /// sensitive as what was there.
    public Correction shown(Correction made) {
        return new Correction(
                made.person(),
                made.changes().stream()
                        .map(change -> isSensitive(change.path().toString()) ? hidden(change) : change)
                        .toList());
    }

    private boolean isSensitive(String path) {
        return calls.stream().anyMatch(call -> entering(call).hides(path));
    }

    private static RecordChange hidden(RecordChange change) {
        return switch (change) {
            case RecordChange.Put put -> new RecordChange.Put(put.path(), Mask.HIDDEN);
            case RecordChange.Replace replace -> new RecordChange.Replace(replace.path(), Mask.HIDDEN, Mask.HIDDEN);
            case RecordChange.Remove remove -> remove;
        };
    }

    /// What is hidden in a document as a run left it.
    public HiddenValues hiddenIn(RunDocument document) {
        String request = document.request();
        return request == null ? HiddenValues.NONE : MaskedJson.valuesIn(request, entering(document.call()));
    }
}
