package dev.pipewright.designer.preview;

import dev.pipewright.designer.preview.PreviewAnswer.Tab;
import dev.pipewright.engine.preview.NodeTrace;
import dev.pipewright.engine.preview.NodeTrace.Left;
import dev.pipewright.engine.preview.Preview;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.preview.PreviewDesk;
import dev.pipewright.platform.preview.RecordCondition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a page shows of a preview, in words and cells, and the records behind them. Used by many threads.
final class ShownPreview {

    private final PreviewDesk desk;
    private final Person person;
    private final String pipeline;
    private final Words words;
    /// As it is, for what is pinned, and as people see it.
    private volatile @Nullable Traces shown;

    private record Traces(NodeTrace real, NodeTrace masked) {}

    ShownPreview(PreviewDesk desk, Person person, String pipeline, Words words) {
        this.desk = desk;
        this.person = person;
        this.pipeline = pipeline;
        this.words = words;
    }

    /// @param drawn what it was made of
    /// @param node of which the records are shown
    /// @param condition which of them are wanted; empty for all
    PreviewAnswer show(Drawing drawn, NodeId node, Preview real, String condition) {
        String trouble = condition.isBlank()
                ? null
                : RecordCondition.trouble(condition)
                        .map(problem -> words.getTranslation("preview.noCondition", problem.message()))
                        .orElse(null);
        Predicate<DataRecord> wanted =
                condition.isBlank() || trouble != null ? _ -> true : new RecordCondition(condition, Instant.now());
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
        return new PreviewAnswer(
                node.value(),
                said.way(),
                tabs,
                said.notes(),
                troubles,
                said.stop(),
                desk.samples()
                        .pinned(person.tenant(), pipeline)
                        .getOrDefault(node, List.of())
                        .size(),
                List.of());
    }

    private static NodeTrace traceAt(NodeId node, Preview preview) {
        return preview.at(node)
                .orElseGet(() -> new NodeTrace(node, List.of(), List.of(), List.of(), List.of(), 0, 0, List.of()));
    }

    RecordAnswer record(PreviewAsked.OneRecord question) {
        NodeTrace trace = known().masked();
        int number = question.number();
        return switch (listOf(question.tab())) {
            case PreviewTabs.OUT -> left(trace, number);
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

    /// What a node made of a record, beside that record, where it is known of which.
    static RecordAnswer left(NodeTrace trace, int number) {
        Left left = trace.out().get(number);
        Map<String, @Nullable Object> after = left.record().fields();
        return left.of().size() == 1
                ? new RecordAnswer(
                        "",
                        true,
                        RecordTexts.compared(
                                trace.in().get(left.of().getFirst()).record().fields(), after),
                        RecordTexts.pretty(after))
                : alone("", after);
    }

    private static RecordAnswer alone(String note, Map<String, @Nullable Object> fields) {
        return new RecordAnswer(note, false, RecordTexts.alone(fields), RecordTexts.pretty(fields));
    }

    /// What can be pinned of a list: what comes to the node; of a source, what leaves it.
    List<DataRecord> pinnable(String tab) {
        NodeTrace trace = known().real();
        return listOf(tab).equals(PreviewTabs.OUT)
                ? trace.out().stream().map(Left::record).toList()
                : trace.in().stream().map(NodeTrace.Came::record).toList();
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
