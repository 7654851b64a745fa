package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.catalogue.Catalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Opens all pages, and what can be opened on them, in two sizes, in the light and in the dark. The pictures lie in
/// `target/screens`, to be looked at; what a machine can see, it sees to here.
@Timeout(1200)
class ScreensIT {

    private static final Path PICTURES = Path.of("target", "screens");
    private static final String EXAMPLE = "/pipelines/foodmart-to-taxman";

    /// The size of a window, in pixels.
    private record Size(int width, int height) {}

    private static final List<Size> SIZES = List.of(new Size(1280, 800), new Size(1920, 1080));

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void on_every_page_and_in_all_that_opens_there_everything_can_be_seen() {
        Map<String, Consumer<Page>> screens = new LinkedHashMap<>();
        PageAddresses.of(product, page)
                .forEach(address -> screens.put(
                        "page"
                                + address.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "one")
                                        .replace('/', '-'),
                        _ -> {
                            page.navigate(address);
                            screen.heading().first().waitFor();
                        }));
        screens.putAll(partsOfAPipeline());
        screens.putAll(dialogs());

        List<String> troubles = new ArrayList<>();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        screens.forEach((name, opening) -> {
            opening.accept(page);
            for (Size size : SIZES) {
                page.setViewportSize(size.width(), size.height());
                String shown = name + "-" + size.width();
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                    String picture = shown + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png";
                    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(picture)));
                }
                // Colours change no place.
                Sight.troublesOn(page).forEach(trouble -> troubles.add(shown + ": " + trouble));
            }
        });

        assertThat(troubles).isEmpty();
    }

    private Map<String, Consumer<Page>> partsOfAPipeline() {
        Map<String, Consumer<Page>> parts = new LinkedHashMap<>();
        for (String node :
                List.of("source-sales1", "aggregate-order5", "map-order7", "apiCall-taxman", "sink-results")) {
            parts.put("node-" + node, _ -> {
                page.navigate(EXAMPLE + "?node=" + node);
                assertThat(page.locator("pipewright-node-form").getByLabel("Disabled"))
                        .isVisible();
                assertThat(page.locator(".pw-preview-said").first()).isAttached();
            });
        }
        for (String panel : List.of("Problems", "Runs", "Schedule", "Loads", "Versions")) {
            parts.put("panel-" + panel.toLowerCase(Locale.ROOT), _ -> {
                page.navigate(EXAMPLE);
                screen.tab(panel).click();
            });
        }
        for (String surface : List.of("Outline", "Text")) {
            parts.put("surface-" + surface.toLowerCase(Locale.ROOT), _ -> {
                page.navigate(EXAMPLE);
                screen.tab(surface).click();
            });
        }
        for (String view : List.of("Lines", "Whole mapping", "Tests")) {
            parts.put("mapping-" + view.toLowerCase(Locale.ROOT).replace(' ', '-'), _ -> {
                page.navigate(EXAMPLE + "?node=map-order7&edit=mapping");
                assertThat(page.locator(".pw-map-value").nth(1)).isAttached();
                screen.button(view).click();
            });
        }
        parts.put("versions-compared", _ -> {
            page.navigate(EXAMPLE + "/compare?from=1&to=draft");
            screen.heading().waitFor();
        });
        parts.put("empty-drawing", _ -> {
            if (product.get(Catalogue.class)
                    .find(new TenantId("demo"), "nothing-drawn")
                    .isEmpty()) {
                product.beginPipeline("nothing-drawn", "Nothing drawn");
            }
            page.navigate("/pipelines/nothing-drawn");
            page.getByText("Nothing is drawn yet.").waitFor();
        });
        return parts;
    }

    private Map<String, Consumer<Page>> dialogs() {
        Map<String, Consumer<Page>> dialogs = new LinkedHashMap<>();
        for (String button : List.of("Publish", "Try", "Run")) {
            dialogs.put("dialog-" + button.toLowerCase(Locale.ROOT), _ -> opened(EXAMPLE, button));
        }
        dialogs.put("dialog-keys", _ -> opened(EXAMPLE, "Keys"));
        dialogs.put("dialog-new-pipeline", _ -> opened("/pipelines", "New pipeline"));
        dialogs.put("palette", _ -> {
            page.navigate(EXAMPLE);
            screen.button("Add").first().click();
            page.locator(".pw-choice").first().waitFor();
        });
        return dialogs;
    }

    private void opened(String address, String button) {
        page.navigate(address);
        screen.button(button).first().click();
        page.locator("vaadin-dialog vaadin-button, [role=dialog] button, dialog button")
                .first()
                .waitFor();
    }
}
