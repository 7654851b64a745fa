package dev.pipewright.designer.preview;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.designer.preview.SamplesAnswer.Offer;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.preview.Held;
import dev.pipewright.engine.preview.PreviewRequest;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.environment.Environment;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.environment.Environments;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.preview.EstimateAnswers;
import dev.pipewright.platform.preview.PreviewDesk;
import dev.pipewright.platform.preview.PreviewQuestion;
import dev.pipewright.platform.preview.SampleChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// Answers what the browser asks about the records of one page. Used by many threads.
final class PreviewAnswers {

    private final PreviewDesk desk;
    private final Environments environments;
    private final Person person;
    private final String pipeline;
    private final Words words;
    private final ShownPreview shown;
    private final HeldRecords records;
    private final PausedAnswers paused;
    private final AtomicLong asked = new AtomicLong();
    private volatile Drawing drawing;

    PreviewAnswers(
            PreviewDesk desk, Environments environments, Person person, String pipeline, Words words, Drawing drawing) {
        this.desk = desk;
        this.environments = environments;
        this.person = person;
        this.pipeline = pipeline;
        this.words = words;
        this.drawing = drawing;
        var estimates = new EstimateAnswers();
        this.shown = new ShownPreview(desk, person, pipeline, words);
        this.records = new HeldRecords(desk, estimates);
        this.paused = new PausedAnswers(desk, person, words, estimates, shown);
    }

    /// What takes its time, until nobody waits for it any more.
    private interface Waiting<T> {
        T get(BooleanSupplier stop) throws InterruptedException;
    }

    void drawn(Drawing changed) {
        drawing = changed;
    }

    Drawing drawing() {
        return drawing;
    }

    /// What is under way is not wanted any more.
    void stop() {
        asked.incrementAndGet();
    }

    /// Nobody looks any more.
    void leave() {
        stop();
        paused.end();
    }

    SamplesAnswer samples() {
        List<Offer> offers = new ArrayList<>();
        if (!desk.samples().pinned(person.tenant(), pipeline).isEmpty()) {
            offers.add(new Offer(new SampleChoice.Pinned().text(), words.getTranslation("preview.pinned")));
        }
        for (Run run : desk.samples().keepers(person.tenant(), pipeline)) {
            offers.add(new Offer(
                    new SampleChoice.Kept(run.id()).text(),
                    words.getTranslation("preview.kept", words.formats().time(run.createdAt()))));
        }
        offers.add(new Offer(new SampleChoice.Live().text(), words.getTranslation("preview.live")));
        return new SamplesAnswer(
                offers,
                desk.samples().usual(person.tenant(), pipeline).text(),
                environments.list(person.tenant()).stream()
                        .map(Environment::name)
                        .toList());
    }

    PreviewAnswer preview(PreviewAsked.Records question) {
        PreviewQuestion made = made(question);
        var preview = waited(stop -> question.from().isEmpty()
                ? records.whole(made, stop)
                : records.from(new NodeId(question.from()), made, stop));
        return shown.show(made.draft().drawing(), made.node(), preview, question.condition());
    }

    /// A preview that stops where a record meets a condition.
    PreviewAnswer pausing(PreviewAsked.Pausing question) {
        PreviewQuestion made = made(question.records());
        String from = question.records().from();
        return waited(stop -> {
            Held held = from.isEmpty() ? Held.NOTHING : records.heldAt(new NodeId(from), made, stop);
            return paused.begin(made, held, question.points(), stop);
        });
    }

    PreviewAnswer goOn(PreviewAsked.GoOn question) {
        return waited(stop -> paused.goOn(question, stop));
    }

    PreviewAnswer pausedAt(PreviewAsked.AtNode question) {
        return paused.at(new NodeId(question.node()));
    }

    /// Forgets what has stopped.
    SamplesAnswer end() {
        paused.end();
        return samples();
    }

    private PreviewQuestion made(PreviewAsked.Records question) {
        SampleChoice choice = SampleChoice.read(question.sample())
                .orElseGet(() -> desk.samples().usual(person.tenant(), pipeline));
        return new PreviewQuestion(
                person.tenant(),
                new Draft(pipeline, 0, drawing),
                new NodeId(question.node()),
                choice,
                PreviewRequest.MOST,
                question.calls(),
                Map.of(),
                question.environment());
    }

    private <T> T waited(Waiting<T> waiting) {
        long number = asked.incrementAndGet();
        try {
            return waiting.get(() -> asked.get() != number);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectorException(Kind.UNAVAILABLE, Sentence.of("engine.previewStopped"), e);
        }
    }

    RecordAnswer record(PreviewAsked.OneRecord question) {
        return shown.record(question);
    }

    /// Pins what comes to the node; of a source, what leaves it.
    SamplesAnswer pin(PreviewAsked.Pin question) {
        List<DataRecord> pinned = question.pins() ? shown.pinnable(question.tab()) : List.of();
        desk.samples().pin(person.tenant(), pipeline, new NodeId(question.node()), pinned, person.name());
        return samples();
    }

    /// Changes one of the records that are shown, and pins them so.
    SamplesAnswer edit(PreviewAsked.Edit question) {
        List<DataRecord> changed = new ArrayList<>(shown.pinnable(question.tab()));
        changed.set(question.number(), desk.written(changed.get(question.number()), question.json()));
        desk.samples().pin(person.tenant(), pipeline, new NodeId(question.node()), changed, person.name());
        return samples();
    }
}
