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
    private final Corrector corrector;
    private final DocumentAmount amount;
    private final ErrorTally errors;
    private final OutstandingCalls calls;
    private boolean hasBegun;
    private long corrected;

    /// @param only the documents it takes; null to take all
    /// @param position where the stage goes on
    CallExit(
            Node.ApiCall node,
            Target target,
            @Nullable Selection only,
            Position position,
            EvaluationContext context,
            ErrorTally errors,
            OutstandingCalls calls) {
        this.node = node;
        this.corrector = new Corrector(target, only);
        this.corrected = position.corrected();
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
        for (DataRecord arriving : arrived) {
            Corrector.Chosen chosen = corrector.choose(arriving);
            if (chosen == null) {
                passedOver++;
                continue;
            }
            DataRecord record = chosen.record();
            String json = JsonValues.text(record.fields());
            switch (chosen.formation()) {
                case Formation.Formed document -> {
                    formed++;
                    corrected += chosen.isChanged() ? 1 : 0;
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
    public Position secure(@Nullable String input) {
        return StageExit.super.secure(input).correcting(corrected);
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
