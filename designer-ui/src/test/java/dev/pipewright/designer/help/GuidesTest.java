package dev.pipewright.designer.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the help shows of the folder `docs`.
class GuidesTest {

    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");

    private static List<Guide> all() {
        return Guides.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void each_guide_has_a_title_and_something_to_read(Guide guide) {
        assertThat(guide.title()).matches("[A-Z].+");
        assertThat(guide.html()).contains("<h1").contains("<p>");
        assertThat(guide.parts()).extracting(Guide.Part::anchor).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void each_link_leads_to_a_heading_of_a_guide(Guide guide) {
        List<String> links = LINK.matcher(guide.html())
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.startsWith("https://"))
                .toList();

        assertThat(links).allSatisfy(link -> {
            String anchor = link.contains("#") ? link.substring(link.indexOf('#') + 1) : "";
            String file = link.replaceAll("#.*", "").replaceFirst("^help/", "");
            Guide to = file.isEmpty() ? guide : Guides.find(file).orElseThrow(() -> new AssertionError(link));
            if (!anchor.isEmpty()) {
                assertThat(to.html()).as(link).contains("id=\"" + anchor + "\"");
            }
        });
    }

    @Test
    void a_heading_is_linked_to_as_in_the_files() {
        assertThat(GuideHtml.anchor("What a run keeps, and how it is replayed"))
                .isEqualTo("what-a-run-keeps-and-how-it-is-replayed");
        assertThat(GuideHtml.address("calls.md#what-is-kept-of-calls")).isEqualTo("help/calls#what-is-kept-of-calls");
        assertThat(GuideHtml.address("https://docs.jsonata.org")).isEqualTo("https://docs.jsonata.org");
    }

    @Test
    void what_a_guide_says_is_text_and_no_markup_of_its_own() {
        var guide = GuideReader.read(
                "any", "# Any\n\nSome <script>alert(1)</script> & `<b>`\n", new GuideHtml(Glossary.meanings()));

        assertThat(guide.html())
                .doesNotContain("<script>")
                .contains("&lt;script&gt;")
                .contains("<code>&lt;b&gt;</code>");
    }

    @Test
    void the_first_mention_of_a_word_is_explained_and_no_later_one() {
        var guide = GuideReader.read(
                "any", "# Runs\n\nTwo runs, then a run.\n\nNo back-fill-run.\n", new GuideHtml(Glossary.meanings()));

        assertThat(guide.html().split("<pipewright-term", -1)).hasSize(2);
        assertThat(guide.html()).contains(">runs</pipewright-term>, then a run.");
    }
}
