package dev.pipewright.designer.preview;

import dev.pipewright.designer.preview.PreviewAnswer.Passage;
import dev.pipewright.engine.preview.NodeTrace;
import dev.pipewright.engine.preview.Preview;
import dev.pipewright.engine.preview.Preview.SourceReading;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A preview in sentences.
///
/// @param drawn as it is on the board
record PreviewSaid(Words words, Pipeline drawn, Preview preview) {

    private static final int MOST_NAMES = 3;

    /// What a person has to know of what is shown.
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (SourceReading read : preview.read()) {
            notes.add(words.getTranslation(
                    switch (read.from()) {
                        case LIVE -> read.isWhole() ? "preview.readAllLive" : "preview.readLive";
                        case KEPT -> read.isWhole() ? "preview.readAllKept" : "preview.readKept";
                        case GIVEN -> "preview.readGiven";
                        case HELD -> "preview.readHeld";
                    },
                    nameOf(read.source()),
                    read.records()));
            int leftOut = leftOut(read);
            if (leftOut > 0) {
                notes.add(words.getTranslation("preview.torn", leftOut));
            }
        }
        if (preview.isPartialAt(preview.node())) {
            notes.add(words.getTranslation("preview.partial", preview.records()));
        }
        List<String> behind = behind();
        if (!behind.isEmpty()) {
            notes.add(words.getTranslation(
                    "preview.notRun",
                    String.join(", ", behind.subList(0, Math.min(MOST_NAMES, behind.size()))),
                    Math.max(0, behind.size() - MOST_NAMES)));
        }
        return notes;
    }

    /// The names of the nodes that are not run, since they come after what is looked at.
    private List<String> behind() {
        Set<NodeId> reached = new LinkedHashSet<>(List.of(preview.node()));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Edge edge : drawn.edges()) {
                grows |= reached.contains(edge.from()) && reached.add(edge.to());
            }
        }
        reached.remove(preview.node());
        return reached.stream().map(this::nameOf).toList();
    }

    /// Records of a last group that goes on in what was not read.
    private int leftOut(SourceReading read) {
        return read.isWhole()
                ? 0
                : preview.at(read.source())
                        .filter(_ -> drawn.node(read.source())
                                .filter(Node.Source.class::isInstance)
                                .isPresent())
                        .map(trace -> read.records()
                                - trace.out().size()
                                - trace.rejected().size())
                        .orElse(0);
    }

    List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        String trouble = preview.trouble();
        if (trouble != null) {
            troubles.add(words.said(trouble));
        }
        for (Problem problem : preview.unfinished()) {
            troubles.add(words.sentence(problem));
        }
        if (troubles.isEmpty() && preview.read().isEmpty()) {
            troubles.add(words.getTranslation("preview.noSource"));
        }
        return troubles;
    }

    /// The call before which it stops, or the first one that was not made for all; empty if there is none.
    String stop() {
        return preview.stops().stream()
                .findFirst()
                .map(call -> words.getTranslation(
                        call.equals(preview.node()) ? "preview.stopsHere" : "preview.stops", nameOf(call)))
                .or(() -> preview.way().stream()
                        .filter(trace -> waitingAt(trace) > 0)
                        .findFirst()
                        .map(call -> words.getTranslation(
                                "preview.calledSome",
                                nameOf(call.node()),
                                call.requests().size() - waitingAt(call),
                                call.requests().size())))
                .orElse("");
    }

    /// Documents that a call was not made for.
    private static int waitingAt(NodeTrace call) {
        int done = call.out().size() + call.rejected().size() + call.unwanted() + call.folded();
        return Math.min(call.in().size() - done, call.requests().size());
    }

    List<Passage> way() {
        return preview.way().stream().map(this::passage).toList();
    }

    private Passage passage(NodeTrace trace) {
        boolean isSource =
                drawn.node(trace.node()).filter(Node.Source.class::isInstance).isPresent();
        int out = trace.out().size();
        boolean ends =
                drawn.node(trace.node()).filter(Node.Sink.class::isInstance).isPresent();
        String said = isSource
                ? words.formats().number(out)
                : ends
                        ? words.formats().number(trace.in().size())
                        : words.formats().number(trace.in().size()) + " → "
                                + words.formats().number(out);
        return new Passage(
                trace.node().value(),
                nameOf(trace.node()),
                said,
                !trace.rejected().isEmpty());
    }

    String nameOf(NodeId id) {
        return drawn.node(id)
                .map(Node::name)
                .orElseGet(() -> id.surrounding().map(this::nameOf).orElse(id.value()));
    }
}
