package dev.pipewright.benchmarks;

import dev.pipewright.benchmarks.process.ServerProcess;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Position;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a drawing costs the browser: a frame of panning in a large one and in a small one, an edit until it is saved,
/// and
/// a page until something is seen.
final class Designer implements Benchmark {

    private static final int SMALL = 50;
    private static final int LARGE = 500;
    private static final double MOST_TIMES = 3;
    private static final double LONGEST_PAINT_SECONDS = 2;
    /// The two drawings are panned in turn so often, so that what else the machine does meets both.
    private static final int TURNS = 5;

    private final Path home;
    private final int edits;

    Designer(Path home, boolean quick) {
        this.home = home;
        this.edits = quick ? 40 : 200;
    }

    @Override
    public String name() {
        return "designer";
    }

    @Override
    public void measure(Figures figures) throws IOException, InterruptedException {
        figures.begin("Designer: a drawing of " + LARGE + " nodes in a browser");
        Path jar = home.resolve("designer-ui/target/designer-ui-exec.jar");
        try (var folder = TemporaryFolder.create();
                var server = ServerProcess.start(
                        List.of("-Xmx1g", "-jar", jar.toString()), folder.path().resolve("data"));
                var engineer = Engineer.logIn(server.baseUrl())) {
            String small = add(server, SMALL);
            String large = add(server, LARGE);
            panning(figures, engineer, small, large);
            editing(figures, engineer, small, large);
            painting(figures, engineer, large);
        }
    }

    private static void panning(Figures figures, Engineer engineer, String small, String large) {
        var few = new double[TURNS];
        var many = new double[TURNS];
        for (int turn = -1; turn < TURNS; turn++) {
            double one = engineer.panned(small);
            double other = engineer.panned(large);
            if (turn >= 0) {
                few[turn] = one;
                many[turn] = other;
            }
        }
        double fewMillis = at(few, 0.5);
        double manyMillis = at(many, 0.5);
        figures.add("canvas_pan_script_ms", manyMillis, "script of the main thread per frame of panning, median");
        figures.atMost(
                "canvas_500_vs_50", manyMillis / fewMillis, MOST_TIMES, "times the script of a drawing of " + SMALL);
    }

    private void editing(Figures figures, Engineer engineer, String small, String large) {
        double[] few = engineer.edited(small, edits);
        double[] many = engineer.edited(large, edits);
        figures.add("edit_saved_ms_p50", at(many, 0.5), "from a key until the draft is saved, half of the edits");
        figures.add("edit_saved_ms_p95", at(many, 0.95), "from a key until the draft is saved, 95 of 100 edits");
        figures.add("edit_500_vs_50", at(many, 0.5) / at(few, 0.5), "times the median with a drawing of " + SMALL);
    }

    private static void painting(Figures figures, Engineer engineer, String large) {
        var painted = new double[TURNS];
        var drawn = new double[TURNS];
        for (int turn = -1; turn < TURNS; turn++) {
            Engineer.Opened opened = engineer.opened(large);
            if (turn >= 0) {
                painted[turn] = opened.paintedMillis() / 1_000;
                drawn[turn] = opened.drawnMillis() / 1_000;
            }
        }
        figures.atMost("first_paint_seconds", at(painted, 0.5), LONGEST_PAINT_SECONDS, "of its page, warm, median");
        figures.add("drawing_seen_seconds", at(drawn, 0.5), "until its boxes stand there, warm, median");
    }

    /// The value that a part of all values does not exceed.
    private static double at(double[] values, double part) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }

    /// @return the address of the page
    private static String add(ServerProcess server, int nodes) throws IOException, InterruptedException {
        Map<?, ?> added =
                server.post("/api/v1/pipelines", "nodes " + nodes, PipelineJson.write(PipelineFile.of(chain(nodes))));
        return "/pipelines/" + added.get("id");
    }

    private static Drawing chain(int count) {
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        Map<NodeId, Position> positions = new HashMap<>();
        for (int i = 0; i < count; i++) {
            var id = new NodeId("filter-n%05d".formatted(i));
            nodes.add(new Node.Filter(NodeHeader.of(id, "Filter " + i), "amount > " + i));
            positions.put(id, new Position(i % 25 * 280, i / 25 * 120));
            if (i > 0) {
                edges.add(Edge.between(nodes.get(i - 1).id(), id));
            }
        }
        return new Drawing(
                new Pipeline(count + " filters", "", List.of(), nodes, edges), Layout.EMPTY.withPositions(positions));
    }
}
