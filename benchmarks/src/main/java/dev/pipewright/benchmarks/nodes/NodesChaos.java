package dev.pipewright.benchmarks.nodes;

import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.platform.run.RunReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Loads three nodes with recording runs, and kills them, has them stand still, or takes the database from them,
/// two at once, until it was often enough. A fault lasts until others have what the node had, and no node comes
/// back before its lease is over.
public final class NodesChaos {

    private static final int NODES = 3;
    private static final int SLOTS = 4;
    private static final int ORDERS = 1_000;
    private static final int OPEN_RUNS = 3;
    private static final Duration LONGER_THAN_LEASE = Duration.ofSeconds(22);
    private static final Duration LONGEST_WAIT_FOR_JOBS = Duration.ofSeconds(15);
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(2);
    private static final Duration LONGEST_END = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Cluster cluster;
    private final ControlView control;
    private final PrintStream log;
    private final Random random;
    private final List<RunId> runs = new ArrayList<>();
    private Duration longest = Duration.ZERO;

    private NodesChaos(Cluster cluster, long seed, PrintStream log) {
        this.cluster = cluster;
        this.control = cluster.control();
        this.log = log;
        this.random = new Random(seed);
    }

    /// What happens to a node.
    private enum Kind {
        KILLED,
        FROZEN,
        CUT_OFF
    }

    /// A fault of a node.
    ///
    /// @param jobs what it had
    private record Fault(Kind kind, NodeProcess node, Set<String> jobs, long began) {}

    /// How it ended.
    ///
    /// @param orders how many were given to runs
    /// @param succeeded how many documents are recorded, as the product says
    /// @param notCompleted the runs that did not come to a good end
    /// @param leftovers what is left of runs in the database and on the disk
    /// @param longestRecovery the longest time until others had what a node had
    public record Ending(
            int faults,
            long orders,
            long succeeded,
            List<Run> notCompleted,
            List<String> leftovers,
            Duration longestRecovery) {

        public Ending {
            notCompleted = List.copyOf(notCompleted);
            leftovers = List.copyOf(leftovers);
        }
    }

    /// Runs it.
    ///
    /// @param home where the project is
    /// @param program options of the Java machine for the nodes, and what shall run
    /// @param taxman where the orders go
    public static Ending run(
            Path home, Path folder, List<String> program, String taxman, int faults, long seed, PrintStream log)
            throws IOException, InterruptedException {
        log.println("Seed of the faults: " + seed);
        try (var cluster = Cluster.start(home, folder, program, taxman, NODES * SLOTS)) {
            cluster.startNodes(NODES, SLOTS);
            return new NodesChaos(cluster, seed, log).run(faults);
        }
    }

    private Ending run(int faults) throws IOException, InterruptedException {
        List<Kind> kinds = kinds(faults);
        while (!kinds.isEmpty()) {
            load();
            Thread.sleep(1_000 + random.nextInt(2_000));
            round(kinds);
        }
        return ending(faults);
    }

    /// Each kind about as often as the others, in any order.
    private List<Kind> kinds(int faults) {
        List<Kind> kinds = new ArrayList<>();
        for (int i = 0; i < faults; i++) {
            kinds.add(Kind.values()[i % Kind.values().length]);
        }
        Collections.shuffle(kinds, random);
        return kinds;
    }

    private void load() throws IOException {
        long open =
                runs.stream().filter(run -> !cluster.run(run).state().isFinal()).count();
        for (long i = open; i < OPEN_RUNS; i++) {
            runs.add(cluster.record(ORDERS, NODES * SLOTS));
        }
    }

    /// Hurts all nodes but one.
    private void round(List<Kind> kinds) throws IOException, InterruptedException {
        List<NodeProcess> nodes = new ArrayList<>(cluster.nodes());
        Collections.shuffle(nodes, random);
        List<Fault> faults = new ArrayList<>();
        for (NodeProcess node : nodes.subList(0, Math.min(kinds.size(), NODES - 1))) {
            faults.add(begin(kinds.removeLast(), node));
            Thread.sleep(random.nextInt(500));
        }
        List<Fault> open = new ArrayList<>(faults);
        while (!open.isEmpty()) {
            open.removeIf(this::isOver);
            load();
            Thread.sleep(PAUSE);
        }
        for (Fault fault : faults) {
            end(fault);
        }
    }

    private Fault begin(Kind kind, NodeProcess node) throws IOException, InterruptedException {
        Set<String> jobs = awaitJobs(node);
        log.println(node.name() + " with " + jobs.size() + " jobs is " + kind);
        switch (kind) {
            case KILLED -> node.kill();
            case FROZEN -> node.freeze();
            case CUT_OFF -> node.proxy().cut();
        }
        return new Fault(kind, node, jobs, System.nanoTime());
    }

    /// Hurting a node hurts most when it works.
    private Set<String> awaitJobs(NodeProcess node) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT_FOR_JOBS.toNanos();
        Set<String> jobs = control.jobsOf(node.name());
        while (jobs.isEmpty() && System.nanoTime() < end) {
            load();
            Thread.sleep(PAUSE);
            jobs = control.jobsOf(node.name());
        }
        return jobs;
    }

    /// Over when others have what it had, and its lease is over for sure.
    private boolean isOver(Fault fault) {
        var since = Duration.ofNanos(System.nanoTime() - fault.began());
        Set<String> left = new HashSet<>(fault.jobs());
        left.retainAll(control.jobsOf(fault.node().name()));
        if (!left.isEmpty()) {
            if (since.compareTo(LONGEST_RECOVERY) > 0) {
                throw new IllegalStateException(
                        "Nobody took over from " + fault.node().name() + ": " + left);
            }
            longest = since.compareTo(longest) > 0 ? since : longest;
            return false;
        }
        return since.compareTo(LONGER_THAN_LEASE) > 0;
    }

    private void end(Fault fault) throws IOException, InterruptedException {
        switch (fault.kind()) {
            case KILLED -> fault.node().startAgain();
            case FROZEN -> fault.node().thaw();
            case CUT_OFF -> {
                if (random.nextBoolean()) {
                    fault.node().proxy().hangUp();
                }
                fault.node().proxy().mend();
            }
        }
    }

    private Ending ending(int faults) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_END.toNanos();
        while (runs.stream().anyMatch(run -> !cluster.run(run).state().isFinal()) && System.nanoTime() < end) {
            Thread.sleep(PAUSE);
        }
        List<RunReport> reports = runs.stream().map(cluster::report).toList();
        List<String> leftovers = new ArrayList<>(control.leftovers());
        cluster.segments().forEach(segment -> leftovers.add("segment " + segment));
        return new Ending(
                faults,
                cluster.orders(),
                reports.stream()
                        .flatMap(report -> report.calls().values().stream())
                        .mapToLong(balance -> balance.count(DocumentState.SUCCEEDED))
                        .sum(),
                reports.stream()
                        .filter(report -> report.run().state() != RunState.COMPLETED || !report.isBalanced())
                        .map(RunReport::run)
                        .toList(),
                leftovers,
                longest);
    }
}
