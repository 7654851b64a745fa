package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.edit.PipelineEdit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Work done offline comes back: what was changed in a file is merged with what a colleague changed in the draft.
class MergeJourneyIT {

    private static final String CALL = "apiCall-taxman";
    private static final String SINK = "sink-results";

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Page colleague = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);
    private final Screen there = new Screen(colleague);

    @AfterEach
    void leave() {
        page.context().close();
        colleague.context().close();
    }

    @Test
    void a_file_changed_offline_is_merged_with_a_colleagues_changes_and_the_one_conflict_is_decided()
            throws IOException {
        new PipelineList(page).duplicate("FoodMart to TAXMAN", "Worked on offline");
        colleague.navigate(page.url());
        screen.tab("Versions").click();
        Download download = page.waitForDownload(() -> screen.link("Export").click());
        String file = Files.readString(download.path());
        rename(there, SINK, "Results", "Results of Ben");
        rename(there, "map-result", "Form the result", "Form it");

        screen.link("Import a file").click();
        choose(file.replace("\"kind\": \"sink\"", "\"kind\": \"snik\""));
        assertThat(page.locator(".pw-warning")).containsText("there is no kind 'snik'");
        choose(file.replace("\"Results\"", "\"Results offline\"").replace("\"Calculate tax\"", "\"Ask for tax\""));

        Locator merge = page.locator(".pw-merge");
        assertThat(merge.locator(".pw-changes")).containsText("Ask for tax");
        assertThat(merge).containsText("1 conflict to decide");
        Locator conflict = merge.locator(".pw-conflict");
        assertThat(conflict).containsText("Results of Ben · name");
        assertThat(screen.button("Merge into the draft")).isDisabled();
        conflict.getByText("Results offline").click();
        screen.button("Merge into the draft").click();

        for (Screen either : new Screen[] {screen, there}) {
            assertThat(either.box(SINK)).containsText("Results offline");
            assertThat(either.box(CALL)).containsText("Ask for tax");
            assertThat(either.box("map-result")).containsText("Form it");
        }
        screen.button("Take back your last change").click();
        assertThat(there.box(SINK)).containsText("Results of Ben");
        assertThat(there.box(CALL)).containsText("Calculate tax");
    }

    @Test
    void a_file_that_was_taken_out_comes_back_by_the_page_of_imports_whatever_it_is_called_or_connected_with()
            throws IOException {
        String pipeline = product.exampleAs("taken-out");
        page.navigate(pipeline);
        screen.tab("Versions").click();
        String file = Files.readString(
                page.waitForDownload(() -> screen.link("Export").click()).path());
        page.navigate("/pipelines");
        screen.button("Import a file").click();

        choose(file);
        assertThat(page.getByText("The draft of 'A copy: taken-out' has all of the file already"))
                .isVisible();
        assertThat(screen.button("Merge into the draft")).hasCount(0);
        assertThat(page.getByLabel("Name")).hasValue("Copy of A copy: taken-out");

        choose(file.replace("\"connection\": \"foodmart\"", "\"connection\": \"erp-of-nobody\""));
        assertThat(page.locator(".pw-warning")).containsText("These connections are not here: erp-of-nobody.");
        assertThat(page.locator(".pw-merge")).containsText("erp-of-nobody");

        choose("{\"openapi\": \"3.0.0\"}");
        assertThat(page.locator(".pw-warning")).containsText("'formatVersion' is missing");
        assertThat(page.locator(".pw-merge")).hasCount(0);

        choose(file);
        page.getByLabel("Name").fill("Brought in again");
        screen.button("Add as a new pipeline").click();
        assertThat(screen.heading()).containsText("Brought in again");
    }

    @Test
    void a_merge_that_a_colleague_overtakes_changes_nothing_and_is_shown_again() throws IOException {
        page.navigate(product.exampleAs("overtaken-merge"));
        screen.tab("Versions").click();
        String file = Files.readString(
                page.waitForDownload(() -> screen.link("Export").click()).path());
        screen.link("Import a file").click();
        choose(file.replace("\"Calculate tax\"", "\"Ask for tax\""));
        Locator merge = screen.button("Merge into the draft");
        assertThat(merge).isEnabled();
        product.propose("overtaken-merge", "ben", new PipelineEdit.RenameNode(new NodeId(CALL), "Tax of Ben"));

        merge.click();

        assertThat(page.locator(".pw-conflict")).containsText("Tax of Ben");
        assertThat(merge).isDisabled();
        page.locator(".pw-conflict").getByText("Ask for tax").click();
        merge.click();
        assertThat(screen.box(CALL)).containsText("Ask for tax");
    }

    private void choose(String file) {
        page.locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload(
                        "offline.pipeline.json", "application/json", file.getBytes(StandardCharsets.UTF_8)));
    }

    private static void rename(Screen screen, String node, String old, String name) {
        screen.box(node).click();
        Locator field = screen.page().getByLabel("Name");
        assertThat(field).hasValue(old);
        field.fill(name);
        assertThat(screen.page().locator("pipewright-save-status")).hasText("Saved");
        assertThat(screen.box(node)).containsText(name);
    }
}
