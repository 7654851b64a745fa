package dev.pipewright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Opens all pages, and what can be opened on them, in two sizes, in the light and in the dark. The pictures lie in
/// `target/screens`, to be looked at; what a machine can see, it sees to here.
@Timeout(1200)
class ScreensIT {

    private static final Path PICTURES = Path.of("target", "screens");

    /// The size of a window, in pixels.
    private record Size(int width, int height) {}

    private static final List<Size> SIZES = List.of(new Size(1280, 800), new Size(1920, 1080));

    private static final Size TELEPHONE = new Size(390, 844);

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final List<String> troubles = new ArrayList<>();

    @AfterEach
    void leave() {
        product.letTaxmanBehave();
        page.context().close();
    }

    @Test
    void on_every_page_and_in_all_that_opens_there_everything_can_be_seen() {
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        for (String address : PageAddresses.of(product, page)) {
            page.navigate(address);
            new Screen(page).heading().first().waitFor();
            look(page, "page" + inAName(address));
        }
        Openings.of(product, page).forEach((name, opening) -> {
            opening.run();
            look(page, name);
        });
        lookAtARunUnderWay();

        assertThat(troubles).isEmpty();
    }

    @Test
    void in_all_that_a_person_gets_into_everything_can_be_seen() {
        Situations.of(product, page).forEach((name, situation) -> {
            situation.run();
            look(page, name);
            if (Situations.ON_A_TELEPHONE.contains(name)) {
                var _ = picture(page, name, TELEPHONE);
            }
        });

        assertThat(troubles).isEmpty();
    }

    @Test
    void whoever_has_nothing_yet_is_told_on_every_page_what_to_do() {
        product.employ("nothing-yet", "nora");
        Page nora = product.loggedIn("en-US", "nora");
        for (String address :
                List.of("/", "/pipelines", "/connections", "/environments", "/runs", "/schedules", "/start-from")) {
            nora.navigate(address);
            new Screen(nora).heading().first().waitFor();
            look(nora, "nothing-yet" + inAName(address));
        }
        nora.context().close();

        assertThat(troubles).isEmpty();
    }

    private static String inAName(String address) {
        return address.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "one").replaceAll("[/?]", "-");
    }

    private void lookAtARunUnderWay() {
        product.letTaxman("{\"percent\": 100, \"kinds\": [\"delay\"], \"delayMillis\": 400}");
        page.navigate("/");
        new Screen(page).button("Run the example").click();
        page.waitForURL(Pattern.compile("/runs/[0-9a-f-]{36}$"));
        page.locator(".pw-box.pw-running").first().waitFor();
        look(page, "run-under-way");
    }

    private void look(Page shown, String name) {
        for (Size size : SIZES) {
            String picture = picture(shown, name, size);
            // Colours change no place.
            Sight.troublesOn(shown).forEach(trouble -> troubles.add(picture + ": " + trouble));
            shown.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            take(shown, picture + "-dark");
        }
    }

    /// Only takes the picture: on a telephone, what is to be chosen lies over what can be scrolled away from below it.
    private static String picture(Page shown, String name, Size size) {
        shown.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        shown.setViewportSize(size.width(), size.height());
        waitUntilItIsStill(shown);
        String picture = name + "-" + size.width();
        take(shown, picture + "-light");
        return picture;
    }

    private static void take(Page shown, String picture) {
        shown.screenshot(new Page.ScreenshotOptions()
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setPath(PICTURES.resolve(picture + ".png")));
    }

    /// Waits until the server has answered all that the page has asked, there is more than a heading, and nothing
    /// changes for a moment. What never comes to rest, as a run under way, is looked at after three seconds; a page
    /// that stays bare, after fifteen.
    private static void waitUntilItIsStill(Page shown) {
        shown.evaluate("""
                () => new Promise((resolve) => {
                  const started = performance.now();
                  let changed = started;
                  const watch = new MutationObserver(() => { changed = performance.now(); });
                  watch.observe(document.body, { childList: true, characterData: true, subtree: true });
                  const isAsking = () => Object.values(window.Vaadin?.Flow?.clients ?? {}).some((client) => client.isActive?.());
                  const isBare = () => {
                    const view = document.querySelector('.pw-view');
                    const title = view?.querySelector('h1')?.textContent ?? '';
                    return view !== null && view.textContent.trim().length < title.trim().length + 10;
                  };
                  const look = () => {
                    const now = performance.now();
                    if ((!isBare() && ((!isAsking() && now - changed > 250) || now - started > 3000)) || now - started > 15000) {
                      watch.disconnect();
                      resolve();
                    } else {
                      setTimeout(look, 50);
                    }
                  };
                  look();
                })""");
    }
}
