package dev.pipewright.cli;

import dev.pipewright.engine.RunReport;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentences;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// What a run says at its end, for people and for programs.
final class RunAnswer {

    private static final List<String> FIELDS = List.of(
            "run",
            "status",
            "failure",
            "pipeline",
            "mode",
            "parameters",
            "resumed",
            "state",
            "out",
            "balance",
            "amounts",
            "amountUnknown",
            "calls",
            "nodes",
            "leftOut",
            "remarks",
            "durations",
            "documentsPerSecond");

    private final Pipeline pipeline;
    private final RunReport report;
    private final Duration took;
    private final String state;
    private final Optional<Path> out;

    RunAnswer(Pipeline pipeline, RunReport report, Duration took, String state, Optional<Path> out) {
        this.pipeline = pipeline;
        this.report = report;
        this.took = took;
        this.state = state;
        this.out = out;
    }

    /// The answer of a command that made no run or lost sight of it: the same fields, of which only these two are
    /// known.
    static Map<String, @Nullable Object> withoutRun(String status, String failure) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        FIELDS.forEach(field -> json.put(field, null));
        json.put("status", status);
        json.put("failure", failure);
        return json;
    }

    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("run", report.run().id().toString());
        json.put("status", status());
        json.put("failure", report.interruption() == null ? failure() : report.interruption());
        json.put("pipeline", pipeline.name());
        json.put("mode", report.run().mode().name().toLowerCase(Locale.ROOT));
        json.put("parameters", new TreeMap<>(report.run().parameters()));
        json.put("resumed", report.resumed());
        json.put("state", state);
        json.put("out", out.map(Path::toString).orElse(null));
        json.put("balance", balance());
        json.put("amounts", amounts());
        json.put("amountUnknown", sum(Balance::amountUnknown));
        json.put("calls", sum(Balance::calls));
        json.put("nodes", nodes());
        json.put("leftOut", report.leftOut().stream().map(NodeId::value).toList());
        json.put("remarks", remarks());
        json.put("durations", durations());
        json.put("documentsPerSecond", documentsPerSecond());
        return json;
    }

    /// The answer for people.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(headline());
        Map<String, @Nullable Object> balance = balance();
        if (sum(Balance::formed) > 0) {
            lines.add("Documents: " + words(balance));
        }
        amounts().forEach((currency, amount) -> lines.add("Amount: " + amount + " " + currency));
        if (sum(Balance::calls) > 0) {
            lines.add("Calls: " + sum(Balance::calls) + ", " + documentsPerSecond() + " documents a second");
        }
        report.counts().forEach((node, counts) -> {
            if (counts.rejected() > 0) {
                lines.add("'" + nameOf(node) + "' refused " + counts.rejected() + " of " + counts.in() + " records");
            }
        });
        if (!report.leftOut().isEmpty()) {
            lines.add("Left out: "
                    + String.join(
                            ", ", report.leftOut().stream().map(this::nameOf).toList()));
        }
        remarks().forEach(remark -> lines.add("Note: " + remark));
        out.ifPresent(folder -> lines.add("Results: " + folder));
        return lines;
    }

    private String headline() {
        String seconds = seconds(took) + " s";
        return switch (report.run().state()) {
            case COMPLETED -> "Done in " + seconds + ": " + pipeline.name() + ".";
            case COMPLETED_EMPTY -> "Done in " + seconds + ", but there was nothing to do: " + pipeline.name() + ".";
            case COMPLETED_WITH_REJECTS ->
                "Done in " + seconds + ", but something was refused: " + pipeline.name() + ".";
            case FAILED -> "Failed after " + seconds + ": " + failure();
            case QUEUED, RUNNING, PAUSED, CANCELLING, CANCELLED ->
                "Stopped after " + seconds + reason() + " The same command goes on from here"
                        + (state.equals("temporary") ? " if it has a --state." : ".");
        };
    }

    private List<String> remarks() {
        return report.remarks().stream().map(Sentences.english()::read).toList();
    }

    private @Nullable String failure() {
        String failure = report.run().failure();
        return failure == null ? null : Sentences.english().read(failure);
    }

    private String reason() {
        String interruption = report.interruption();
        return interruption == null ? "." : ": " + interruption;
    }

    private String status() {
        return switch (report.run().state()) {
            case COMPLETED -> "completed";
            case COMPLETED_EMPTY -> "completed_empty";
            case COMPLETED_WITH_REJECTS -> "completed_with_rejects";
            case FAILED -> "failed";
            case QUEUED, RUNNING, PAUSED, CANCELLING, CANCELLED -> "stopped";
        };
    }

    private Map<String, @Nullable Object> balance() {
        Map<String, @Nullable Object> balance = new LinkedHashMap<>();
        balance.put("formed", sum(Balance::formed));
        for (DocumentState each : Balance.STATES) {
            balance.put(each.name().toLowerCase(Locale.ROOT), sum(one -> one.count(each)));
        }
        return balance;
    }

    private static String words(Map<String, @Nullable Object> balance) {
        List<String> words = new ArrayList<>();
        balance.forEach((name, count) -> {
            if (count instanceof Long number && (number > 0 || name.equals("formed"))) {
                words.add(number + " " + name);
            }
        });
        return String.join(", ", words);
    }

    private Map<String, Object> amounts() {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Balance balance : report.balances().values()) {
            balance.amounts().forEach((currency, amount) -> sums.merge(currency, amount, BigDecimal::add));
        }
        Map<String, Object> amounts = new LinkedHashMap<>();
        sums.forEach((currency, amount) -> amounts.put(currency, amount.toPlainString()));
        return amounts;
    }

    private List<Map<String, @Nullable Object>> nodes() {
        List<Map<String, @Nullable Object>> nodes = new ArrayList<>();
        for (Node node : pipeline.nodes()) {
            NodeCounts counts = report.counts().get(node.id());
            if (counts != null) {
                Map<String, @Nullable Object> json = new LinkedHashMap<>();
                json.put("id", node.id().value());
                json.put("name", node.name());
                json.put("in", counts.in());
                json.put("out", counts.out());
                json.put("filtered", counts.filtered());
                json.put("rejected", counts.rejected());
                json.put("folded", counts.folded());
                json.put("duplicated", counts.duplicated());
                nodes.add(json);
            }
        }
        return nodes;
    }

    private Map<String, @Nullable Object> durations() {
        Map<String, @Nullable Object> durations = new LinkedHashMap<>();
        durations.put("totalSeconds", seconds(took));
        Map<String, @Nullable Object> stages = new LinkedHashMap<>();
        report.stages().forEach((stage, duration) -> stages.put(stage, seconds(duration)));
        durations.put("stages", stages);
        return durations;
    }

    private BigDecimal documentsPerSecond() {
        double seconds = Math.max(took.toMillis(), 1) / 1000.0;
        return BigDecimal.valueOf(sum(Balance::formed) / seconds).setScale(1, RoundingMode.HALF_UP);
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3);
    }

    private long sum(ToLongFunction<Balance> part) {
        return report.balances().values().stream().mapToLong(part).sum();
    }

    private String nameOf(NodeId id) {
        return pipeline.node(id).map(Node::name).orElse(id.value());
    }
}
