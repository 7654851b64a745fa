package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.call.ErrorLimit;
import dev.pipewright.engine.ledger.Chunk;
import dev.pipewright.engine.ledger.ErrorCount;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.model.Node;
import dev.pipewright.model.Sentence;
import java.util.List;

/// What went wrong in a run, as far as one slice knows: what had when the slice began, and what has in it. What
/// goes wrong elsewhere meanwhile is known to the next slice. Safe for use by many threads.
final class ErrorTally {

    private final String node;
    private final ErrorLimit limit;
    private long errors;
    private long all;

    private ErrorTally(String node, ErrorLimit limit) {
        this.node = node;
        this.limit = limit;
    }

    /// One for which nothing is too much.
    static ErrorTally unlimited() {
        return new ErrorTally("", ErrorLimit.NONE);
    }

    /// One that knows what the ledger knows.
    static ErrorTally of(Ledger ledger, Slice slice, Node.ApiCall node, ErrorLimit limit) {
        ErrorTally tally = new ErrorTally(node.name(), limit);
        if (!limit.equals(ErrorLimit.NONE)) {
            ErrorCount known = ledger.errors(slice.tenant(), slice.run(), node.id());
            tally.add(known.errors(), known.all());
        }
        return tally;
    }

    private synchronized void add(long moreErrors, long more) {
        errors += moreErrors;
        all += more;
    }

    void note(Chunk chunk) {
        long rejected = chunk.rejected().size();
        add(rejected, rejected + chunk.intents().size());
    }

    void note(List<Outcome> outcomes) {
        add(
                outcomes.stream()
                        .filter(outcome -> ErrorCount.isError(outcome.state()))
                        .count(),
                0);
    }

    /// True if nothing more shall be read or sent.
    synchronized boolean isReached() {
        return limit.isReached(errors, all);
    }

    /// @throws SliceFailedException if the run shall stop
    synchronized void throwIfReached() {
        if (isReached()) {
            throw new SliceFailedException(
                    Sentence.of("engine.tooManyErrors", "node", node, "errors", errors, "all", all));
        }
    }
}
