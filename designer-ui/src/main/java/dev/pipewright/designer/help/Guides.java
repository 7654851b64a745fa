package dev.pipewright.designer.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The guides that are in the product: what those read who work with it, and not those who build it.
final class Guides {

    static final String PRIMER = "jsonata";
    static final String NODES = "nodes";

    /// In the order in which one needs them.
    private static final List<String> NAMES = List.of(
            PRIMER,
            Glossary.GUIDE,
            NODES,
            "start-from",
            "library",
            "mapping",
            "preview",
            "versions",
            "publishing",
            "connections",
            "environments",
            "sensitive",
            "how-a-run-goes",
            "calls",
            "failing",
            "ingest",
            "backfill",
            "mongodb",
            "running",
            "start",
            "storage");

    private static final List<Guide> ALL = new ArrayList<>();
    private static final Set<String> EXPLAINED = new TreeSet<>();

    static {
        for (String name : NAMES) {
            var html = new GuideHtml(Glossary.meanings());
            ALL.add(GuideReader.read(name, GuideTexts.of(name), html));
            EXPLAINED.addAll(html.explained());
        }
    }

    private Guides() {}

    static List<Guide> all() {
        return List.copyOf(ALL);
    }

    static Optional<Guide> find(String name) {
        return ALL.stream().filter(guide -> guide.name().equals(name)).findFirst();
    }

    static Guide primer() {
        return find(PRIMER).orElseThrow();
    }

    /// The words that a guide explains where they stand.
    static Set<String> explained() {
        return Set.copyOf(EXPLAINED);
    }
}
