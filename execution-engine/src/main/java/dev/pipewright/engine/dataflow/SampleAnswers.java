package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.call.Formation;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.model.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What targets answered to estimates of one person at one draft, so that the same request is not made again
/// with each change elsewhere. In memory only. Safe for use by many threads.
public final class SampleAnswers {

    private static final int MOST = 200;

    private final Map<Asked, Outcome> answers = new LinkedHashMap<>();

    private record Asked(
            String connection,
            String preset,
            Map<String, Object> settings,
            DocumentKey document,
            String via,
            String requestHash) {

        static Asked of(Node.ApiCall call, Formation.Formed formed) {
            return new Asked(
                    call.connection(),
                    call.preset(),
                    call.settings(),
                    formed.key(),
                    formed.via(),
                    formed.requestHash());
        }
    }

    synchronized @Nullable Outcome known(Node.ApiCall call, Formation.Formed formed) {
        return answers.get(Asked.of(call, formed));
    }

    /// Keeps what is settled: what waits or was given up is asked for again.
    synchronized void keep(Node.ApiCall call, Formation.Formed formed, Outcome outcome) {
        switch (outcome.state()) {
            case SUCCEEDED, REJECTED -> {
                answers.put(Asked.of(call, formed), outcome);
                if (answers.size() > MOST) {
                    answers.remove(answers.keySet().iterator().next());
                }
            }
            case WAITING, UNCHANGED, DUPLICATE, FAILED, UNKNOWN, SUPERSEDED, CANCELLED -> {}
        }
    }
}
