package dev.pipewright.designer.preview;

import dev.pipewright.engine.preview.Held;
import dev.pipewright.engine.preview.Preview;
import dev.pipewright.model.NodeId;
import dev.pipewright.platform.preview.EstimateAnswers;
import dev.pipewright.platform.preview.PreviewDesk;
import dev.pipewright.platform.preview.PreviewQuestion;
import dev.pipewright.platform.preview.SampleChoice;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Makes the previews of a page, and holds what it last saw before a node, so that one can begin there again and again
/// without reading or calling what is above. Gone with the page. Used by many threads.
final class HeldRecords {

    private final PreviewDesk desk;
    private final EstimateAnswers estimates;
    private @Nullable Seen seen;
    private @Nullable Begun begun;

    /// Which records, and where.
    private record Choice(SampleChoice sample, String environment) {

        static Choice of(PreviewQuestion question) {
            return new Choice(question.sample(), question.environment());
        }
    }

    /// A preview that has read all.
    private record Seen(Choice choice, PreviewQuestion question, Preview preview) {}

    private record Begun(Choice choice, NodeId node, Held held) {}

    HeldRecords(PreviewDesk desk, EstimateAnswers estimates) {
        this.desk = desk;
        this.estimates = estimates;
    }

    /// A preview that reads all.
    ///
    /// @throws InterruptedException if interrupted
    Preview whole(PreviewQuestion question, BooleanSupplier stop) throws InterruptedException {
        Preview preview = desk.preview(question, estimates, stop);
        synchronized (this) {
            seen = new Seen(Choice.of(question), question, preview);
            begun = null;
        }
        return preview;
    }

    /// A preview that begins at a node. What it has to read besides, as of another branch, is held from then on.
    ///
    /// @throws dev.pipewright.connectors.spi.ConnectorException if nothing comes to the node
    /// @throws InterruptedException if interrupted
    Preview from(NodeId node, PreviewQuestion question, BooleanSupplier stop) throws InterruptedException {
        Held held = heldAt(node, question, stop);
        Preview preview = desk.preview(question, held, estimates, stop);
        keep(node, question, held.and(heldOf(node, question, preview)));
        return preview;
    }

    /// What is held before a node: since before, else of what was seen last, else it is asked for.
    ///
    /// @throws dev.pipewright.connectors.spi.ConnectorException if nothing comes to the node
    /// @throws InterruptedException if interrupted
    Held heldAt(NodeId node, PreviewQuestion question, BooleanSupplier stop) throws InterruptedException {
        Seen last;
        synchronized (this) {
            Begun before = begun;
            if (before != null && before.node().equals(node) && before.choice().equals(Choice.of(question))) {
                return before.held();
            }
            last = seen;
        }
        Held known = last != null && last.choice().equals(Choice.of(question))
                ? heldOf(node, last.question(), last.preview())
                : Held.NOTHING;
        Held held = known.isEmpty() ? asked(node, question, stop) : known;
        keep(node, question, held);
        return held;
    }

    private Held asked(NodeId node, PreviewQuestion question, BooleanSupplier stop) throws InterruptedException {
        PreviewQuestion upTo = question.at(node);
        // Nothing to hold where records are given to the node itself.
        return heldOf(node, upTo, desk.upTo(upTo, estimates, stop));
    }

    private synchronized void keep(NodeId node, PreviewQuestion question, Held held) {
        begun = new Begun(Choice.of(question), node, held);
    }

    private Held heldOf(NodeId node, PreviewQuestion question, Preview preview) {
        return desk.heldBefore(question.tenant(), question.draft().drawing().pipeline(), node, preview);
    }
}
