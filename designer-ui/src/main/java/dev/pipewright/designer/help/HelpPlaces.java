package dev.pipewright.designer.help;

import dev.pipewright.model.NodeKind;
import java.util.Locale;
import java.util.ResourceBundle;

/// Where in the help something is explained. A place is a topic, with `#` and a heading if it is about a part of it.
public final class HelpPlaces {

    public static final String MAPPING = "mapping#the-editor";
    public static final String PREVIEW = "preview";
    public static final String PROBLEMS = "publishing#problems-as-you-draw";
    public static final String RUNS = "how-a-run-goes";
    public static final String SCHEDULE = "running";
    public static final String LOADS = "backfill";
    public static final String VERSIONS = "versions";
    public static final String KEYS = HelpTopics.SHORTCUTS;

    // The guides are in English, and so are their headings.
    private static final ResourceBundle KINDS = ResourceBundle.getBundle("dev.pipewright.model.kinds", Locale.ENGLISH);

    private HelpPlaces() {}

    /// Where a kind of node is explained.
    public static String of(NodeKind kind) {
        return Guides.NODES + "#" + GuideHtml.anchor(KINDS.getString(kind.word()));
    }
}
