package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.Selection;
import dev.pipewright.engine.call.Formation;
import dev.pipewright.engine.call.Target;
import dev.pipewright.engine.ledger.Chunk;
import dev.pipewright.engine.ledger.Intent;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.DataRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Forms a document of each record and sends it once its intent is committed. What is not among the documents that the
/// run takes is passed over.
final class CallExit implements StageExit {

    private final Node.ApiCall node;
    private final Target target;
    private final @Nullable Selection only;
    private final DocumentAmount amount;
    private final ErrorTally errors;
    private final OutstandingCalls calls;
    private boolean hasBegun;

    /// @param only the documents it takes; null to take all
    CallExit(
            Node.ApiCall node,
            Target target,
            @Nullable Selection only,
            EvaluationContext context,
            ErrorTally errors,
            OutstandingCalls calls) {
        this.node = node;
        this.target = target;
        this.only = only;
        this.amount = new DocumentAmount(node, context);
        this.errors = errors;
        this.calls = calls;
    }

    /// Sooner than others, and the first time as soon as can be: documents are on their way while the next are read.
    @Override
    public boolean isFull(long records, long bytes) {
        return !hasBegun || records >= 1_000 || bytes >= 4 << 20;
    }

    @Override
    public NodeId call() {
        return node.id();
    }

    @Override
    public void take(List<DataRecord> arrived, ChunkDraft draft) {
        long formed = 0;
        long passedOver = 0;
        for (DataRecord record : arrived) {
            String json = JsonValues.text(record.fields());
            switch (target.form(record)) {
                case Formation.Formed document
                when only != null && !only.has(document.key(), record.origin()) -> passedOver++;
                case Formation.Refused _ when only != null && !only.has(record.origin()) -> passedOver++;
                case Formation.Formed document -> {
                    formed++;
                    draft.intend(new Intent(
                            document.key(),
                            document.via(),
                            document.requestHash(),
                            document.request(),
                            Payload.of(json),
                            amount.of(record),
                            record.origin()));
                }
                case Formation.Refused refused ->
                    draft.reject(new RejectedRecord(
                            node.id(), refused.code(), refused.message(), refused.field(), record.origin(), json));
            }
        }
        long in = arrived.size();
        draft.count(node.id(), new NodeCounts(in, formed, passedOver, in - formed - passedOver, 0, 0));
    }

    @Override
    public void committed(Chunk chunk, List<OpenDocument> toSend) throws InterruptedException {
        errors.note(chunk);
        calls.send(toSend);
        hasBegun = true;
    }

    @Override
    public void sendDue() throws InterruptedException {
        calls.sendDue();
    }

    @Override
    public void await() throws InterruptedException {
        calls.await();
    }

    @Override
    public void workOff() throws InterruptedException {
        calls.workOff();
    }

    @Override
    public void close() {
        calls.close();
    }
}
