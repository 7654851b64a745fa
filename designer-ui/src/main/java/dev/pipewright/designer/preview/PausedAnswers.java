package dev.pipewright.designer.preview;

import dev.pipewright.designer.preview.PreviewAnswer.Came;
import dev.pipewright.designer.preview.PreviewAnswer.Stop;
import dev.pipewright.engine.preview.Held;
import dev.pipewright.engine.preview.NodeTrace;
import dev.pipewright.engine.preview.PausePoint;
import dev.pipewright.engine.preview.Paused;
import dev.pipewright.engine.preview.Preview;
import dev.pipewright.engine.preview.SteppedPreview.Step;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.preview.EstimateAnswers;
import dev.pipewright.platform.preview.PreviewDesk;
import dev.pipewright.platform.preview.PreviewQuestion;
import dev.pipewright.platform.preview.RecordCondition;
import dev.pipewright.platform.preview.StoppedPreview;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The preview of a page that stops where a record meets a condition. Used by many threads.
final class PausedAnswers {

    private final PreviewDesk desk;
    private final Person person;
    private final Words words;
    private final EstimateAnswers estimates;
    private final ShownPreview shown;
    private volatile @Nullable Stopped stopped;

    /// @param drawn what it was made of
    /// @param node up to which it goes
    private record Stopped(StoppedPreview preview, Drawing drawn, NodeId node) {}

    PausedAnswers(PreviewDesk desk, Person person, Words words, EstimateAnswers estimates, ShownPreview shown) {
        this.desk = desk;
        this.person = person;
        this.words = words;
        this.estimates = estimates;
        this.shown = shown;
    }

    /// Begins.
    ///
    /// @param held what nodes gave before
    /// @throws InterruptedException if interrupted
    PreviewAnswer begin(PreviewQuestion question, Held held, List<PreviewAsked.Point> points, BooleanSupplier stop)
            throws InterruptedException {
        end();
        Drawing drawn = question.draft().drawing();
        List<String> wrong = wrongIn(drawn, points);
        if (!wrong.isEmpty()) {
            return said(shown.show(drawn, question.node(), nothing(question.node()), ""), wrong, List.of());
        }
        List<PausePoint> real = points.stream().map(PausedAnswers::real).toList();
        return answer(new Stopped(desk.pausing(question, held, real, estimates, stop), drawn, question.node()));
    }

    private List<String> wrongIn(Drawing drawn, List<PreviewAsked.Point> points) {
        return points.stream()
                .flatMap(point -> RecordCondition.trouble(point.condition()).stream()
                        .map(problem -> words.getTranslation(
                                "preview.pause.wrong",
                                nameOf(drawn, new NodeId(point.node())),
                                problem.position() + 1,
                                problem.message())))
                .toList();
    }

    private static PausePoint real(PreviewAsked.Point point) {
        var node = new NodeId(point.node());
        return new PausePoint(
                node,
                point.from().isEmpty()
                        ? null
                        : new Edge(new NodeId(point.from()), point.fromPort(), node, point.toPort()),
                point.condition());
    }

    private static Preview nothing(NodeId node) {
        return new Preview(node, List.of(), List.of(), List.of(), Set.of(), Set.of(), null);
    }

    /// Goes on.
    ///
    /// @throws InterruptedException if interrupted
    PreviewAnswer goOn(PreviewAsked.GoOn question, BooleanSupplier stop) throws InterruptedException {
        Stopped before = known();
        Step step = Step.valueOf(question.step().toUpperCase(Locale.ROOT));
        Optional<StoppedPreview> next =
                desk.goOn(person.tenant(), before.preview().id(), step, estimates, stop);
        if (next.isPresent()) {
            return answer(new Stopped(next.get(), before.drawn(), before.node()));
        }
        stopped = null;
        PreviewAnswer last =
                shown.show(before.drawn(), before.node(), before.preview().preview(), "");
        return said(last, List.of(words.getTranslation("preview.pause.gone")), List.of());
    }

    /// What is shown of another node, where it has stopped.
    PreviewAnswer at(NodeId node) {
        Stopped now = known();
        return withStop(now, shown.show(now.drawn(), node, now.preview().preview(), ""));
    }

    /// Forgets it.
    void end() {
        Stopped now = stopped;
        stopped = null;
        if (now != null) {
            desk.end(person.tenant(), now.preview().id());
        }
    }

    private Stopped known() {
        Stopped now = stopped;
        if (now == null) {
            throw new IllegalStateException("nothing has stopped");
        }
        return now;
    }

    private PreviewAnswer answer(Stopped now) {
        Paused paused = now.preview().paused();
        stopped = paused == null ? null : now;
        NodeId node = paused == null ? now.node() : paused.node();
        PreviewAnswer plain = shown.show(now.drawn(), node, now.preview().preview(), "");
        return said(withStop(now, plain), List.of(), notes(now));
    }

    private List<String> notes(Stopped now) {
        List<String> notes = new ArrayList<>();
        for (PausePoint point : now.preview().aside()) {
            notes.add(words.getTranslation("preview.pause.aside", nameOf(now.drawn(), point.node())));
        }
        String why = now.preview().why();
        if (why != null) {
            notes.add(words.getTranslation(
                    "preview.pause.undecided", now.preview().undecided(), words.said(why)));
        }
        if (now.preview().paused() == null && now.preview().preview().trouble() == null) {
            notes.addFirst(words.getTranslation("preview.pause.end"));
        }
        return notes;
    }

    private PreviewAnswer withStop(Stopped now, PreviewAnswer plain) {
        Paused paused = now.preview().paused();
        if (paused == null) {
            return plain;
        }
        Preview masked = desk.shown(
                person.tenant(), now.drawn().pipeline(), now.preview().preview());
        NodeTrace there = masked.at(paused.node()).orElseThrow();
        @Nullable Node node = now.drawn().pipeline().node(paused.node()).orElse(null);
        List<Came> came = paused.way().stream()
                .map(passed -> new Came(
                        nameOf(now.drawn(), passed.node()),
                        ShownPreview.left(masked.at(passed.node()).orElseThrow(), passed.left())))
                .toList();
        String said = words.getTranslation(
                "preview.pause.said", nameOf(now.drawn(), paused.point().node()), paused.number() + 1);
        return plain.with(new Stop(
                paused.point().node().value(),
                said,
                PreviewTabs.inTab(node, there, there.in().get(paused.number()).port()),
                paused.number(),
                came));
    }

    private static PreviewAnswer said(PreviewAnswer answer, List<String> troubles, List<String> notes) {
        return troubles.isEmpty() && notes.isEmpty() ? answer : answer.saying(troubles, notes);
    }

    private static String nameOf(Drawing drawn, NodeId node) {
        return drawn.pipeline()
                .node(node)
                .map(Node::name)
                .orElseGet(() ->
                        node.surrounding().map(place -> nameOf(drawn, place)).orElse(node.value()));
    }
}
