package dev.pipewright.designer.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.preview.NodeTrace;
import dev.pipewright.engine.preview.Paused;
import dev.pipewright.engine.preview.Preview;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.platform.preview.StoppedPreview;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a draft does with some records, up to a node.
///
/// @param sources where the records are from
/// @param partial true if what the node gives is built from some of the records only, and could be another with
///     all
/// @param stops the calls that were not made, so that nothing goes on behind them
/// @param troubles why it is not all there
/// @param way what each node on the way did, the asked one with its records
/// @param pause where it has stopped; absent if it was not asked to stop
@JsonInclude(JsonInclude.Include.NON_NULL)
record PreviewJson(
        String node,
        List<SourceJson> sources,
        boolean partial,
        List<String> stops,
        List<String> troubles,
        List<NodeJson> way,
        @Nullable PauseJson pause) {

    /// Where a preview has stopped, or that it has come to its end.
    ///
    /// @param preview by which it goes on; absent at the end, as are the next three
    /// @param node before which it has stopped
    /// @param number which of the records that came there, from 0; it is the last
    /// @param record that it has stopped for
    /// @param passed what each node before made of it; empty if that is not known, or at the end
    /// @param aside the nodes to stop at to which nothing comes on this way
    /// @param undecided for how many records a condition could not be judged, since it went on last
    /// @param why not, for the first of them
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PauseJson(
            @Nullable String preview,
            @Nullable String node,
            @Nullable Integer number,
            @JsonRawValue @Nullable String record,
            List<PassedJson> passed,
            List<String> aside,
            int undecided,
            @Nullable String why) {

        /// @param shown what was done so far, as people see it
        static PauseJson of(StoppedPreview stopped, Preview shown, Locale locale) {
            Paused paused = stopped.paused();
            List<String> aside =
                    stopped.aside().stream().map(point -> point.node().value()).toList();
            String kept = stopped.why();
            String why = kept == null ? null : Sentences.in(locale).read(kept);
            if (paused == null) {
                return new PauseJson(null, null, null, null, List.of(), aside, stopped.undecided(), why);
            }
            List<NodeTrace.Came> came = shown.at(paused.node()).orElseThrow().in();
            List<PassedJson> passed = paused.way().stream()
                    .map(each -> new PassedJson(
                            each.node().value(),
                            text(shown.at(each.node())
                                    .orElseThrow()
                                    .out()
                                    .get(each.left())
                                    .record())))
                    .toList();
            return new PauseJson(
                    stopped.id().toString(),
                    paused.node().value(),
                    paused.number(),
                    text(came.get(paused.number()).record()),
                    passed,
                    aside,
                    stopped.undecided(),
                    why);
        }
    }

    /// What a node made of the record.
    record PassedJson(String node, @JsonRawValue String record) {}

    /// Where records are from.
    ///
    /// @param from `live`, `kept` or `given`
    /// @param run whose kept inputs these are
    /// @param whole true if the source has no more
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SourceJson(String node, String from, @Nullable String run, int records, boolean whole) {

        static SourceJson of(Preview.SourceReading reading) {
            RunId run = reading.run();
            return new SourceJson(
                    reading.source().value(),
                    Words.of(reading.from()),
                    run == null ? null : run.toString(),
                    reading.records(),
                    reading.isWhole());
        }
    }

    /// What a node did.
    ///
    /// @param records what left it, and of a sink what it would get; only of the asked node
    /// @param refused what it refused, likewise
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NodeJson(
            String node,
            int in,
            int out,
            int rejected,
            int filtered,
            int folded,
            @Nullable List<PreviewedJson> records,
            @Nullable List<RefusedJson> refused) {

        static NodeJson of(NodeTrace trace, boolean isAsked, Locale locale) {
            return new NodeJson(
                    trace.node().value(),
                    trace.in().size(),
                    trace.out().size(),
                    trace.rejected().size(),
                    trace.unwanted(),
                    trace.folded(),
                    isAsked ? records(trace) : null,
                    isAsked
                            ? trace.rejected().stream()
                                    .map(refused -> RefusedJson.of(refused, locale))
                                    .toList()
                            : null);
        }

        private static List<PreviewedJson> records(NodeTrace trace) {
            return trace.out().isEmpty()
                    ? trace.in().stream()
                            .map(came -> new PreviewedJson(came.port(), text(came.record()), List.of()))
                            .toList()
                    : trace.out().stream()
                            .map(left -> new PreviewedJson(left.port(), text(left.record()), left.of()))
                            .toList();
        }
    }

    /// A record of the asked node.
    ///
    /// @param port where it left the node, or came to it
    /// @param of the numbers, from 0, of what came in that it was made of; empty if that is not known
    record PreviewedJson(String port, @JsonRawValue String record, List<Integer> of) {}

    /// A record that the asked node refused.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RefusedJson(
            String code,
            String message,
            @Nullable String field,
            @JsonRawValue @Nullable String record) {

        static RefusedJson of(NodeTrace.Refused refused, Locale locale) {
            DataRecord record = refused.record();
            return new RefusedJson(
                    refused.code(),
                    Sentences.in(locale).read(refused.message()),
                    refused.field(),
                    record == null ? null : text(record));
        }
    }

    private static String text(DataRecord record) {
        return JsonValues.text(record.fields());
    }

    /// @param shown what was done so far, as people see it
    static PreviewJson of(StoppedPreview stopped, Preview shown, Locale locale) {
        return of(shown, PauseJson.of(stopped, shown, locale), locale);
    }

    static PreviewJson of(Preview preview, Locale locale) {
        return of(preview, null, locale);
    }

    private static PreviewJson of(Preview preview, @Nullable PauseJson pause, Locale locale) {
        var problems = ProblemTexts.in(locale);
        String trouble = preview.trouble();
        return new PreviewJson(
                preview.node().value(),
                preview.read().stream().map(SourceJson::of).toList(),
                preview.isPartialAt(preview.node()),
                preview.stops().stream().map(NodeId::value).sorted().toList(),
                Stream.concat(
                                Stream.ofNullable(trouble)
                                        .map(kept -> Sentences.in(locale).read(kept)),
                                preview.unfinished().stream().map(problems::sentence))
                        .toList(),
                preview.way().stream()
                        .map(trace -> NodeJson.of(trace, trace.node().equals(preview.node()), locale))
                        .toList(),
                pause);
    }
}
