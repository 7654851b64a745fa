package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Writing a pipeline instead of drawing it: the text and the drawing are one draft.
class TextJourneyIT {

    private static final NodeId FILTER = new NodeId("filter-ab12cd");
    private static final NodeId SINK = new NodeId("sink-ef34gh");
    private static final Drawing ORDERS = new Drawing(
            new Pipeline(
                    "Written orders",
                    "",
                    List.of(),
                    List.of(
                            new Node.Filter(NodeHeader.of(FILTER, "Keep large ones"), "amount > 10"),
                            new Node.Sink(NodeHeader.of(SINK, "Results"), Node.Sink.RESULTS, "", Map.of())),
                    List.of(Edge.between(FILTER, SINK))),
            Layout.EMPTY.withPositions(Map.of(FILTER, new Position(0, 0), SINK, new Position(280, 0))));

    private final RunningProduct product = RunningProduct.shared();
    private final String pipeline = "text-" + UUID.randomUUID().toString().substring(0, 8);
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void what_is_written_is_drawn_and_can_be_taken_back() {
        product.draw(pipeline, ORDERS);
        page.navigate("/pipelines/" + pipeline);
        screen.tab("Text").click();
        assertThat(text()).containsText("amount > 10");

        write(file().replace("amount > 10", "amount > 250").replace("Keep large ones", "Keep the largest"));
        assertThat(said()).containsText("Not applied yet.");
        page.keyboard().press("Control+s");

        assertThat(said()).containsText("Applied.");
        assertThat(page.locator("pipewright-save-status")).hasText("Saved");
        assertThat(product.draft(pipeline).node(FILTER))
                .contains(new Node.Filter(NodeHeader.of(FILTER, "Keep the largest"), "amount > 250"));
        screen.tab("Drawing").click();
        assertThat(screen.box(FILTER.value())).containsText("Keep the largest");

        screen.button("Take back your last change").click();
        assertThat(screen.box(FILTER.value())).containsText("Keep large ones");
        screen.tab("Text").click();
        assertThat(text()).containsText("amount > 10");
    }

    @Test
    void a_mistake_in_the_text_is_told_and_nothing_is_lost() {
        product.draw(pipeline, ORDERS);
        page.navigate("/pipelines/" + pipeline);
        screen.tab("Text").click();
        assertThat(text()).containsText("amount > 10");

        write(file().replace("\"condition\"", "\"conditon\""));
        page.keyboard().press("Control+s");

        assertThat(said()).containsText("the field 'conditon' is not known.");
        assertThat(text()).containsText("conditon");
        assertThat(product.draft(pipeline)).isEqualTo(ORDERS.pipeline());
    }

    @Test
    void what_is_not_applied_yet_is_there_again_after_the_page_was_left() {
        product.draw(pipeline, ORDERS);
        page.navigate("/pipelines/" + pipeline);
        screen.tab("Text").click();
        assertThat(text()).containsText("amount > 10");
        write(file().replace("amount > 10", "amount > 250"));
        assertThat(said()).containsText("Not applied yet.");

        page.navigate("/runs");
        page.navigate("/pipelines/" + pipeline);
        screen.tab("Text").click();

        assertThat(text()).containsText("amount > 250");
        assertThat(said()).containsText("Not applied yet. Ctrl+S applies it.");
        screen.button("Discard").click();
        assertThat(text()).containsText("amount > 10");
        page.reload();
        screen.tab("Text").click();
        assertThat(text()).containsText("amount > 10");
        assertThat(said()).hasText("This is the draft as it is saved.");
    }

    private static String file() {
        return PipelineJson.write(PipelineFile.of(ORDERS));
    }

    private void write(String text) {
        text().click();
        page.keyboard().press("Control+a");
        page.keyboard().insertText(text);
    }

    private Locator text() {
        return page.locator("pipewright-text .cm-content");
    }

    private Locator said() {
        return page.locator("pipewright-text [role=status]").first();
    }
}
