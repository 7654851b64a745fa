package dev.pipewright.designer.preview;

import dev.pipewright.designer.preview.PreviewAnswer.Row;
import dev.pipewright.designer.preview.PreviewAnswer.Tab;
import dev.pipewright.engine.preview.NodeTrace;
import dev.pipewright.engine.preview.NodeTrace.Left;
import dev.pipewright.engine.preview.NodeTrace.Refused;
import dev.pipewright.model.Node;
import dev.pipewright.model.Ports;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a node did, as lists of records.
final class PreviewTabs {

    static final String IN = "in";
    static final String OUT = "out";
    static final String REJECTED = "rejected";
    static final String REQUEST = "request";

    private static final int MOST_COLUMNS = 80;
    private static final int MOST_CHARACTERS = 1_200_000;

    private final Words words;
    private final @Nullable Node node;
    private final NodeTrace trace;
    private final Predicate<DataRecord> wanted;
    private int room = MOST_CHARACTERS;

    /// A record with what it is compared with.
    ///
    /// @param number its place in the trace's own list
    private record Shown(
            int number,
            String note,
            Map<String, String> cells,
            @Nullable Map<String, String> before) {}

    /// @param node absent for one that runs in the place of a sub-pipeline
    /// @param wanted which records a person wants to see
    PreviewTabs(Words words, @Nullable Node node, NodeTrace trace, Predicate<DataRecord> wanted) {
        this.words = words;
        this.node = node;
        this.trace = trace;
        this.wanted = wanted;
    }

    List<Tab> tabs() {
        List<Tab> tabs = new ArrayList<>();
        for (String port : inputs()) {
            tabs.add(in(port));
        }
        for (String port : outputs()) {
            tabs.add(out(port));
        }
        if (!trace.requests().isEmpty()) {
            tabs.add(requests());
        }
        if (!trace.rejected().isEmpty()) {
            tabs.add(rejected());
        }
        return tabs;
    }

    private List<String> inputs() {
        return inputs(node, trace);
    }

    private static List<String> inputs(@Nullable Node node, NodeTrace trace) {
        List<String> ports = node == null ? List.of(IN) : Ports.inputsOf(node);
        Set<String> seen = new LinkedHashSet<>(ports);
        trace.in().forEach(came -> seen.add(came.port()));
        return List.copyOf(seen);
    }

    /// The id of the list of what comes to a node by a port.
    static String inTab(@Nullable Node node, NodeTrace trace, String port) {
        return IN + (inputs(node, trace).size() > 1 ? ":" + port : "");
    }

    private List<String> outputs() {
        return node == null ? List.of(OUT) : Ports.outputsOf(node);
    }

    private Tab in(String port) {
        Map<Integer, String> ends = ends();
        List<Shown> rows = new ArrayList<>();
        for (int i = 0; i < trace.in().size(); i++) {
            var came = trace.in().get(i);
            if (came.port().equals(port) && wanted.test(came.record())) {
                rows.add(shown(i, ends.getOrDefault(i, ""), came.record(), null));
            }
        }
        boolean mayPin = !(node instanceof Node.Join) && node != null;
        return tab(
                inTab(node, trace, port),
                inputs().size() > 1
                        ? words.getTranslation("preview.inAt", port, rows.size())
                        : words.getTranslation("preview.in", rows.size()),
                rows,
                mayPin);
    }

    /// What became of records that did not go on.
    private Map<Integer, String> ends() {
        Map<Integer, String> ends = new HashMap<>();
        trace.filtered().forEach(number -> ends.put(number, words.getTranslation("preview.filtered")));
        trace.rejected()
                .forEach(refused ->
                        refused.of().forEach(number -> ends.put(number, words.getTranslation("preview.refused"))));
        return ends;
    }

    private Tab out(String port) {
        List<Shown> rows = new ArrayList<>();
        for (int i = 0; i < trace.out().size(); i++) {
            Left left = trace.out().get(i);
            if (left.port().equals(port) && wanted.test(left.record())) {
                rows.add(shown(i, madeOf(left.of()), left.record(), before(left.of())));
            }
        }
        boolean isMany = outputs().size() > 1;
        return tab(
                OUT + (isMany ? ":" + port : ""),
                isMany
                        ? words.getTranslation("preview.outAt", port, rows.size())
                        : words.getTranslation("preview.out", rows.size()),
                rows,
                node instanceof Node.Source);
    }

    /// Of one record, there is no more to say than that it is another.
    private String madeOf(List<Integer> of) {
        return of.size() < 2 ? "" : words.getTranslation("preview.madeOf", numbers(of));
    }

    private static String numbers(List<Integer> of) {
        int first = of.getFirst() + 1;
        int last = of.getLast() + 1;
        return last - first + 1 == of.size()
                ? first + "–" + last
                : of.stream().map(number -> String.valueOf(number + 1)).collect(Collectors.joining(", "));
    }

    private @Nullable Map<String, String> before(List<Integer> of) {
        return of.size() == 1
                ? FieldTexts.cells(trace.in().get(of.getFirst()).record().fields())
                : null;
    }

    private Tab rejected() {
        List<Shown> rows = new ArrayList<>();
        for (int i = 0; i < trace.rejected().size(); i++) {
            Refused refused = trace.rejected().get(i);
            DataRecord record = refused.record();
            if (record == null) {
                rows.add(new Shown(i, words.said(refused.message()), Map.of(), null));
            } else if (wanted.test(record)) {
                rows.add(shown(i, words.said(refused.message()), record, null));
            }
        }
        return tab(REJECTED, words.getTranslation("preview.rejected", rows.size()), rows, false);
    }

    private Tab requests() {
        List<Shown> rows = new ArrayList<>();
        for (int i = 0; i < trace.requests().size(); i++) {
            var request = trace.requests().get(i);
            rows.add(new Shown(i, request.document(), FieldTexts.cells(RecordTexts.fieldsOf(request.json())), null));
        }
        return tab(REQUEST, words.getTranslation("preview.request", rows.size()), rows, false);
    }

    private static Shown shown(int number, String note, DataRecord record, @Nullable Map<String, String> before) {
        return new Shown(number, note, FieldTexts.cells(record.fields()), before);
    }

    private Tab tab(String id, String label, List<Shown> shown, boolean mayPin) {
        List<String> columns = shown.stream()
                .flatMap(row -> row.cells().keySet().stream())
                .distinct()
                .limit(MOST_COLUMNS)
                .toList();
        boolean isCompared = shown.stream().anyMatch(PreviewTabs::isLike);
        List<Row> rows = new ArrayList<>();
        for (Shown each : shown) {
            Row row = row(each, columns, isCompared);
            room -= row.cells().stream().mapToInt(String::length).sum()
                    + row.note().length();
            if (room < 0 && !rows.isEmpty()) {
                break;
            }
            rows.add(row);
        }
        return new Tab(id, label, shown.size(), columns, rows, mayPin && !rows.isEmpty());
    }

    /// What has no field of what it was made of is another record, not a changed one.
    private static boolean isLike(Shown shown) {
        Map<String, String> before = shown.before();
        return before != null && shown.cells().keySet().stream().anyMatch(before::containsKey);
    }

    private static Row row(Shown shown, List<String> columns, boolean isCompared) {
        List<String> cells = new ArrayList<>();
        var marks = new StringBuilder();
        for (String column : columns) {
            String cell = shown.cells().get(column);
            cells.add(cell == null ? "" : cell);
            marks.append(mark(column, cell, isCompared ? shown.before() : null));
        }
        return new Row(shown.number(), shown.note(), cells, marks.toString());
    }

    private static char mark(String column, @Nullable String cell, @Nullable Map<String, String> before) {
        if (cell == null) {
            return 'x';
        }
        if (before == null) {
            return '.';
        }
        String was = before.get(column);
        return was == null ? 'n' : was.equals(cell) ? '.' : 'c';
    }
}
