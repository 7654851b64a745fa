package dev.pipewright.designer.preview;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.designer.preview.PreviewAnswer.Passage;
import dev.pipewright.designer.preview.PreviewAnswer.Tab;
import dev.pipewright.designer.preview.SamplesAnswer.Offer;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.preview.NodeTrace;
import dev.pipewright.engine.preview.Preview;
import dev.pipewright.engine.preview.PreviewRequest;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.preview.EstimateAnswers;
import dev.pipewright.platform.preview.PreviewDesk;
import dev.pipewright.platform.preview.PreviewQuestion;
import dev.pipewright.platform.preview.RecordCondition;
import dev.pipewright.platform.preview.SampleChoice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Answers what the browser asks about the records of one page. Used by many threads.
final class PreviewAnswers {

    private final PreviewDesk desk;
    private final Person person;
    private final String pipeline;
    private final Words words;
    private final EstimateAnswers estimates = new EstimateAnswers();
    private final AtomicLong asked = new AtomicLong();
    private volatile Drawing drawing;
    /// As it is, for what is pinned, and as people see it.
    private volatile @Nullable Traces shown;

    PreviewAnswers(PreviewDesk desk, Person person, String pipeline, Words words, Drawing drawing) {
        this.desk = desk;
        this.person = person;
        this.pipeline = pipeline;
        this.words = words;
        this.drawing = drawing;
    }

    private record Traces(NodeTrace real, NodeTrace masked) {}

    /// A question without more to say.
    record Nothing() {}

    /// @param sample a [SampleChoice]
    /// @param calls how many documents of each call are asked for
    /// @param condition which records are wanted; empty for all
    record Asked(String node, String sample, int calls, String condition) {}

    /// @param tab the list
    /// @param number the record's number in it
    record AskedRecord(String tab, int number) {}

    /// @param pins true to pin what is shown, false to unpin
    record AskedPin(String node, String tab, boolean pins) {}

    /// @param json what the record is changed to
    record AskedEdit(String node, String tab, int number, String json) {}

    void drawn(Drawing changed) {
        drawing = changed;
    }

    /// What is under way is not wanted any more.
    void stop() {
        asked.incrementAndGet();
    }

    SamplesAnswer samples() {
        List<Offer> offers = new ArrayList<>();
        if (!desk.pinned(person.tenant(), pipeline).isEmpty()) {
            offers.add(new Offer(new SampleChoice.Pinned().text(), words.getTranslation("preview.pinned")));
        }
        for (Run run : desk.keepers(person.tenant(), pipeline)) {
            offers.add(new Offer(
                    new SampleChoice.Kept(run.id()).text(),
                    words.getTranslation("preview.kept", words.formats().time(run.createdAt()))));
        }
        offers.add(new Offer(new SampleChoice.Live().text(), words.getTranslation("preview.live")));
        return new SamplesAnswer(offers, desk.usual(person.tenant(), pipeline).text());
    }

    PreviewAnswer preview(Asked question) {
        String trouble = question.condition().isBlank()
                ? null
                : RecordCondition.trouble(question.condition())
                        .map(problem -> words.getTranslation("preview.noCondition", problem.message()))
                        .orElse(null);
        Predicate<DataRecord> wanted = question.condition().isBlank() || trouble != null
                ? _ -> true
                : new RecordCondition(question.condition(), Instant.now());
        Drawing drawn = drawing;
        var node = new NodeId(question.node());
        SampleChoice choice =
                SampleChoice.read(question.sample()).orElseGet(() -> desk.usual(person.tenant(), pipeline));
        Preview real = made(drawn, node, choice, question.calls());
        Preview preview = desk.shown(person.tenant(), drawn.pipeline(), real);
        NodeTrace trace = traceAt(node, preview);
        shown = new Traces(traceAt(node, real), trace);
        var said = new PreviewSaid(words, drawn.pipeline(), preview);
        @Nullable Node its = drawn.pipeline().node(node).orElse(null);
        List<String> troubles = new ArrayList<>(said.troubles());
        if (trouble != null) {
            troubles.addFirst(trouble);
        }
        List<Tab> tabs = preview.at(node).isPresent()
                ? new PreviewTabs(words, its instanceof Node.SubPipeline ? null : its, trace, wanted).tabs()
                : List.of();
        List<Passage> way = said.way();
        return new PreviewAnswer(
                question.node(),
                its == null ? "" : its.name(),
                way,
                tabs,
                said.notes(),
                troubles,
                said.stop(),
                desk.pinned(person.tenant(), pipeline)
                        .getOrDefault(node, List.of())
                        .size());
    }

    private static NodeTrace traceAt(NodeId node, Preview preview) {
        return preview.at(node)
                .orElseGet(() -> new NodeTrace(node, List.of(), List.of(), List.of(), List.of(), 0, 0, List.of()));
    }

    private Preview made(Drawing drawn, NodeId node, SampleChoice choice, int calls) {
        long number = asked.incrementAndGet();
        var question = new PreviewQuestion(
                person.tenant(), new Draft(pipeline, 0, drawn), node, choice, PreviewRequest.MOST, calls, Map.of(), "");
        try {
            return desk.preview(question, estimates, () -> asked.get() != number);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectorException(Kind.UNAVAILABLE, Sentence.of("engine.previewStopped"), e);
        }
    }

    RecordAnswer record(AskedRecord question) {
        NodeTrace trace = known().masked();
        int number = question.number();
        String list = listOf(question.tab());
        return switch (list) {
            case PreviewTabs.OUT -> {
                NodeTrace.Left left = trace.out().get(number);
                Map<String, @Nullable Object> after = left.record().fields();
                yield left.of().size() == 1
                        ? new RecordAnswer(
                                "",
                                true,
                                RecordTexts.compared(
                                        trace.in()
                                                .get(left.of().getFirst())
                                                .record()
                                                .fields(),
                                        after),
                                RecordTexts.pretty(after))
                        : alone("", after);
            }
            case PreviewTabs.REJECTED -> {
                NodeTrace.Refused refused = trace.rejected().get(number);
                DataRecord record = refused.record();
                yield alone(words.said(refused.message()), record == null ? Map.of() : record.fields());
            }
            case PreviewTabs.REQUEST -> {
                String json = trace.requests().get(number).json();
                yield alone("", RecordTexts.fieldsOf(json));
            }
            default -> alone("", trace.in().get(number).record().fields());
        };
    }

    private static RecordAnswer alone(String note, Map<String, @Nullable Object> fields) {
        return new RecordAnswer(note, false, RecordTexts.alone(fields), RecordTexts.pretty(fields));
    }

    /// Pins what comes to the node; of a source, what leaves it.
    SamplesAnswer pin(AskedPin question) {
        List<DataRecord> records = question.pins() ? pinnable(question.tab()) : List.of();
        desk.pin(person.tenant(), pipeline, new NodeId(question.node()), records, person.name());
        return samples();
    }

    private List<DataRecord> pinnable(String tab) {
        NodeTrace trace = known().real();
        return listOf(tab).equals(PreviewTabs.OUT)
                ? trace.out().stream().map(NodeTrace.Left::record).toList()
                : trace.in().stream().map(NodeTrace.Came::record).toList();
    }

    /// Changes one of the records that are shown, and pins them so.
    SamplesAnswer edit(AskedEdit question) {
        List<DataRecord> records = new ArrayList<>(pinnable(question.tab()));
        records.set(question.number(), desk.written(records.get(question.number()), question.json()));
        desk.pin(person.tenant(), pipeline, new NodeId(question.node()), records, person.name());
        return samples();
    }

    private static String listOf(String tab) {
        int colon = tab.indexOf(':');
        return colon < 0 ? tab : tab.substring(0, colon);
    }

    private Traces known() {
        Traces traces = shown;
        if (traces == null) {
            throw new IllegalStateException("nothing is shown");
        }
        return traces;
    }
}
