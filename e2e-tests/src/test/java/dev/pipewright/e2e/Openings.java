package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.catalogue.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// How one comes to what opens on the pages of the demo: panels, surfaces, editors, dialogs. Each is opened from its
/// address, whatever was open before.
final class Openings {

    private static final String EXAMPLE = "/pipelines/foodmart-to-taxman";
    private static final String MAPPING = EXAMPLE + "?node=map-order7&edit=mapping";

    private final RunningProduct product;
    private final Page page;
    private final Screen screen;
    private final Map<String, Runnable> all = new LinkedHashMap<>();

    private Openings(RunningProduct product, Page page) {
        this.product = product;
        this.page = page;
        this.screen = new Screen(page);
    }

    /// By the name of the picture that is taken of each.
    static Map<String, Runnable> of(RunningProduct product, Page page) {
        var openings = new Openings(product, page);
        openings.partsOfAPipeline();
        openings.mapping();
        openings.preview();
        openings.dialogs();
        openings.questions();
        openings.otherPages();
        return openings.all;
    }

    private void partsOfAPipeline() {
        for (String node :
                List.of("source-sales1", "aggregate-order5", "map-order7", "apiCall-taxman", "sink-results")) {
            all.put("node-" + node, () -> openNode(node));
        }
        for (String panel : List.of("Problems", "Runs", "Schedule", "Loads", "Versions")) {
            all.put("panel-" + panel.toLowerCase(Locale.ROOT), () -> {
                page.navigate(EXAMPLE);
                screen.tab(panel).click();
            });
        }
        all.put("surface-outline", () -> {
            page.navigate(EXAMPLE);
            screen.tab("Outline").click();
            page.locator(".pw-outline-row").first().waitFor();
        });
        all.put("surface-text", () -> {
            page.navigate(EXAMPLE);
            screen.tab("Text").click();
            assertThat(page.locator(".pw-text .cm-content")).containsText("FoodMart to TAXMAN");
        });
        all.put("panel-edge", () -> {
            page.navigate(EXAMPLE);
            screen.clickLine("Sales of FoodMart", "One order per customer, day and store");
            page.locator(".pw-drift .pw-sample tbody tr").first().waitFor();
        });
        all.put("palette", () -> {
            page.navigate(EXAMPLE);
            screen.button("Add").first().click();
            page.locator(".pw-choice").first().waitFor();
        });
        all.put("palette-find", () -> {
            page.navigate(EXAMPLE);
            screen.box("map-order7");
            page.locator(".pw-board").focus();
            page.keyboard().press("Control+k");
            page.locator(".pw-choice").first().waitFor();
        });
        all.put("versions-compared", () -> {
            page.navigate(EXAMPLE + "/compare?from=1&to=draft");
            page.locator(".pw-changes").waitFor();
        });
        all.put("empty-drawing", () -> {
            if (product.get(Catalogue.class)
                    .find(new TenantId("demo"), "nothing-drawn")
                    .isEmpty()) {
                product.beginPipeline("nothing-drawn", "Nothing drawn");
            }
            page.navigate("/pipelines/nothing-drawn");
            page.getByText("Nothing is drawn yet.").waitFor();
        });
    }

    private void openNode(String node) {
        page.navigate(EXAMPLE + "?node=" + node);
        assertThat(page.locator("pipewright-node-form").getByLabel("Disabled")).isVisible();
        assertThat(page.locator(".pw-preview-way li").first()).isVisible();
    }

    private void mapping() {
        for (String view : List.of("Lines", "Whole mapping", "Tests", "Target", "Spreadsheet")) {
            all.put("mapping-" + view.toLowerCase(Locale.ROOT).replace(' ', '-'), () -> {
                openMapping();
                screen.button(view).click();
            });
        }
        all.put("mapping-functions", () -> {
            openMapping();
            screen.button("Functions").click();
            page.locator(".pw-map-function").first().waitFor();
        });
        all.put("mapping-sheet-read", () -> {
            openMapping();
            screen.button("Spreadsheet").click();
            String rows = "target,source\ndocumentCode,order_date\ntaxDate,order_date\ncolour,paint\n";
            page.locator(".pw-map-sheet input[type=file]")
                    .setInputFiles(new FilePayload("agreed.csv", "text/csv", rows.getBytes(StandardCharsets.UTF_8)));
            page.getByText("could not be mapped").first().waitFor();
        });
    }

    private void openMapping() {
        page.navigate(MAPPING);
        assertThat(page.locator(".pw-map-value").nth(1)).isAttached();
    }

    private void preview() {
        all.put("preview-record", () -> {
            openNode("map-order7");
            page.locator(".pw-preview tr[data-row='0']").click();
            page.locator(".pw-preview-record thead").waitFor();
        });
    }

    private void dialogs() {
        for (String button : List.of("Publish", "Try", "Run", "Keys")) {
            all.put("dialog-" + button.toLowerCase(Locale.ROOT), () -> open(EXAMPLE, button));
        }
        all.put("dialog-new-pipeline", () -> open("/pipelines", "New pipeline"));
        all.put("dialog-connection", () -> open("/connections", "Add a connection"));
        all.put("dialog-connection-database", () -> open("/connections", "Edit foodmart"));
        all.put("dialog-connection-http", () -> open("/connections", "Edit taxman"));
        all.put("dialog-http-test", () -> {
            open("/connections/taxman", "Test read");
            page.getByLabel("Path").fill("/v1/ping");
            screen.button("Send").click();
            page.locator(".pw-test-call summary").first().click();
        });
        all.put("dialog-environment", () -> open("/environments", "Add an environment"));
        all.put("dialog-streams", () -> {
            openNode("source-sales1");
            screen.button("Choose what to read…").click();
            page.getByLabel("Search names and fields").waitFor();
        });
    }

    private void questions() {
        all.put("question-remove-connection", () -> {
            page.navigate("/connections");
            screen.button("Remove taxman").click();
            page.getByRole(AriaRole.ALERTDIALOG)
                    .getByRole(AriaRole.BUTTON)
                    .first()
                    .waitFor();
        });
        all.put("question-delete-pipeline", () -> {
            page.navigate("/pipelines");
            menu("What to do with FoodMart to TAXMAN").click();
            menu("Delete").click();
            page.locator("vaadin-dialog vaadin-button").first().waitFor();
        });
    }

    private void otherPages() {
        all.put("stream", () -> {
            page.navigate("/connections/foodmart");
            page.getByText("foodmart.customer")
                    .filter(new Locator.FilterOptions().setVisible(true))
                    .first()
                    .click();
            page.getByText(Pattern.compile("^Sample \\(")).waitFor();
        });
        all.put("help-beside", () -> {
            page.navigate(EXAMPLE);
            screen.box("map-order7");
            page.keyboard().press("F1");
            page.locator(".pw-help-topics a").first().waitFor();
        });
        all.put("gone", () -> {
            page.navigate("/pipelines/never-there");
            screen.heading().waitFor();
        });
        all.put("tour", () -> {
            page.navigate("/");
            screen.button("Take the tour").first().click();
            page.locator(".pw-tour").waitFor();
        });
    }

    private Locator menu(String name) {
        return page.getByRole(
                AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void open(String address, String button) {
        page.navigate(address);
        screen.button(button).first().click();
        page.locator("vaadin-dialog vaadin-button, [role=dialog] button, dialog button")
                .first()
                .waitFor();
    }
}
