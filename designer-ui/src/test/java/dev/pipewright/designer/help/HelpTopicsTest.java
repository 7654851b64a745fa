package dev.pipewright.designer.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.designer.help.HelpAnswer.HelpHit;
import dev.pipewright.designer.help.HelpAnswer.TopicLink;
import dev.pipewright.engine.mapping.FunctionHelp;
import dev.pipewright.model.Sentences;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HelpTopicsTest {

    private final HelpTopics topics =
            new HelpTopics(Sentences.english(), "Functions", "Keys", Map.of("key.undo", "Take back your last change"));

    @Test
    void a_function_is_found_by_its_name_first() {
        HelpHit first = topics.search("dateAdd").hits().getFirst();

        assertThat(first.title()).startsWith("$dateAdd(");
        assertThat(topics.find(first.topic()).orElseThrow().html()).contains("id=\"" + first.anchor() + "\"");
    }

    @Test
    void words_keys_and_guides_are_found_too() {
        assertThat(topics.search("watermark").hits().getFirst().where()).isEqualTo("Words");
        assertThat(topics.search("take back").hits())
                .anyMatch(hit -> hit.topic().equals("shortcuts"));
        assertThat(topics.search("run balances"))
                .extracting(found -> found.hits().isEmpty())
                .isEqualTo(false);
    }

    @Test
    void what_has_not_all_of_the_words_is_not_found() {
        assertThat(topics.search("watermark xylophone").hits()).isEmpty();
        assertThat(topics.search("  ").hits()).isEmpty();
    }

    @Test
    void every_function_stands_in_the_reference_with_its_example_and_result() {
        String html = topics.find(HelpTopics.FUNCTIONS).orElseThrow().html();

        assertThat(FunctionHelp.all())
                .allSatisfy(function -> assertThat(html).contains("id=\"function-" + function.name() + "\""));
        assertThat(html.split("<pipewright-example", -1))
                .hasSize(FunctionHelp.all().size() + 1);
        assertThat(html).contains("<code>$substring(text, start, length?)</code>");
    }

    @Test
    void each_topic_can_be_opened() {
        assertThat(topics.links())
                .extracting(TopicLink::id)
                .doesNotHaveDuplicates()
                .contains("jsonata", "functions", "shortcuts", "words", "preview")
                .allSatisfy(id -> assertThat(topics.find(id)).isPresent());
    }
}
