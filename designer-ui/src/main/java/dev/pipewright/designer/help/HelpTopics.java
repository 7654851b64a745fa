package dev.pipewright.designer.help;

import dev.pipewright.designer.help.Guide.Part;
import dev.pipewright.designer.help.HelpAnswer.HelpHit;
import dev.pipewright.designer.help.HelpAnswer.HelpHits;
import dev.pipewright.designer.help.HelpAnswer.HelpTopic;
import dev.pipewright.designer.help.HelpAnswer.TopicLink;
import dev.pipewright.engine.mapping.FunctionHelp;
import dev.pipewright.model.Sentences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// All that there is to read in the help, in one language, and a search over all of it. Safe for use by many threads.
final class HelpTopics {

    static final String FUNCTIONS = "functions";
    static final String SHORTCUTS = "shortcuts";

    private static final int MOST_HITS = 30;
    private static final int AROUND = 60;

    private final List<HelpTopic> topics = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    /// What a search may find.
    private record Entry(String topic, String anchor, String title, String where, String text) {}

    /// @param keys what the keys of the drawing and of the outline do
    HelpTopics(Sentences language, String functions, String shortcuts, Map<String, String> keys) {
        addGuide(Guides.primer());
        var reference = new FunctionReference(language);
        topics.add(new HelpTopic(FUNCTIONS, functions, false, reference.html()));
        for (FunctionHelp function : FunctionHelp.all()) {
            entries.add(new Entry(
                    FUNCTIONS,
                    FunctionReference.anchor(function),
                    function.call(),
                    functions,
                    language.text(function.description())));
        }
        topics.add(new HelpTopic(SHORTCUTS, shortcuts, false, "<pipewright-shortcuts></pipewright-shortcuts>"));
        keys.forEach((key, text) -> entries.add(new Entry(SHORTCUTS, "", text, shortcuts, "")));
        String words = Guides.find(Glossary.GUIDE).orElseThrow().title();
        Glossary.meanings()
                .forEach((word, meaning) -> entries.add(new Entry(Glossary.GUIDE, "", word, words, meaning)));
        Guides.all().stream()
                .filter(guide -> !guide.name().equals(Guides.PRIMER))
                .forEach(this::addGuide);
    }

    private void addGuide(Guide guide) {
        topics.add(new HelpTopic(guide.name(), guide.title(), true, guide.html()));
        for (Part part : guide.parts()) {
            entries.add(new Entry(guide.name(), part.anchor(), part.title(), guide.title(), part.text()));
        }
    }

    List<TopicLink> links() {
        return topics.stream()
                .map(topic -> new TopicLink(topic.id(), topic.title(), topic.isGuide()))
                .toList();
    }

    Optional<HelpTopic> find(String id) {
        return topics.stream().filter(topic -> topic.id().equals(id)).findFirst();
    }

    /// What has all the words of a search, those with the words in their titles first.
    HelpHits search(String text) {
        List<String> words = List.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+", -1));
        if (text.isBlank()) {
            return new HelpHits(List.of());
        }
        return new HelpHits(entries.stream()
                .filter(entry -> words.stream().allMatch(word -> has(entry.title() + " " + entry.text(), word)))
                .sorted(Comparator.comparingInt(entry -> rank(entry, words)))
                .limit(MOST_HITS)
                .map(entry -> new HelpHit(
                        entry.topic(),
                        entry.anchor(),
                        entry.title(),
                        entry.where(),
                        excerpt(entry.text(), words.getFirst())))
                .toList());
    }

    private static boolean has(String text, String word) {
        return text.toLowerCase(Locale.ROOT).contains(word);
    }

    private static int rank(Entry entry, List<String> words) {
        if (words.stream().anyMatch(word -> isName(entry.title(), word))) {
            return 0;
        }
        return words.stream().allMatch(word -> has(entry.title(), word)) ? 1 : 2;
    }

    /// True if a title is the word, or a function of that name.
    private static boolean isName(String title, String word) {
        String name = title.toLowerCase(Locale.ROOT);
        return name.equals(word) || name.startsWith("$" + word + "(") || name.startsWith(word + "(");
    }

    private static String excerpt(String text, String word) {
        String line = text.replaceAll("\\s+", " ");
        int at = Math.max(0, line.toLowerCase(Locale.ROOT).indexOf(word));
        int from = Math.max(0, at - AROUND);
        int to = Math.min(line.length(), at + 2 * AROUND);
        return (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
    }
}
