package dev.pipewright.designer.help;

import dev.pipewright.designer.code.CodeTexts;
import java.util.List;
import java.util.Map;

/// What the help in the browser is told.
public final class HelpAnswer {

    private HelpAnswer() {}

    /// What the help begins with.
    ///
    /// @param isPage true for the page of the help, false for the panel beside other pages
    /// @param topic what is shown first; empty for the list of all
    /// @param from the address of the page that one comes from; empty if that is the page itself
    public record HelpOpening(
            Map<String, String> texts,
            CodeTexts code,
            List<TopicLink> topics,
            boolean isPage,
            String topic,
            String from) {
        public HelpOpening {
            texts = Map.copyOf(texts);
            topics = List.copyOf(topics);
        }
    }

    /// A way to a topic.
    ///
    /// @param isGuide true for a page of the documentation, which is in English
    public record TopicLink(String id, String title, boolean isGuide) {}

    /// A topic.
    ///
    /// @param html trusted: written by the product, of its own texts
    public record HelpTopic(String id, String title, boolean isGuide, String html) {}

    /// What a search has found, what suits best first.
    public record HelpHits(List<HelpHit> hits) {
        public HelpHits {
            hits = List.copyOf(hits);
        }
    }

    /// A place that a search has found.
    ///
    /// @param anchor the place in the topic; empty for its beginning
    /// @param where the title of the topic
    /// @param excerpt the words around what was looked for
    public record HelpHit(String topic, String anchor, String title, String where, String excerpt) {}

    /// The record that examples read.
    ///
    /// @param json the record at hand, or the one that comes with the primer
    /// @param from where it is from; empty if it comes with the primer
    /// @param builtIn the one that comes with the primer
    public record HelpSample(String json, String from, String builtIn, List<HelpExample> examples) {
        public HelpSample {
            examples = List.copyOf(examples);
        }
    }

    /// An example of the primer.
    ///
    /// @param isOnSample false if the record has nothing of the kind that it reads: it then reads the primer's own
    public record HelpExample(String expression, boolean isOnSample, HelpResult result) {}

    /// What expressions give.
    ///
    /// @param fault what is wrong with the record; empty if nothing is
    public record HelpResults(String fault, List<HelpResult> results) {
        public HelpResults {
            results = List.copyOf(results);
        }
    }

    /// What an expression gives.
    ///
    /// @param value as JSON; empty if it gives nothing
    /// @param fault what is wrong with it; empty if nothing is
    /// @param position of the fault in the expression, in characters from 0; -1 if it is not known
    public record HelpResult(String value, String fault, int position) {}
}
