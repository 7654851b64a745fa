package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/// Presses keys, and nothing else: the Tab key to get about, the outline to draw. It never moves or clicks a mouse, and
/// never puts the focus anywhere itself.
record KeyboardHands(Page page) implements Hands {

    /// So many stops no page has.
    private static final int ROUND = 250;

    @Override
    public void into(Locator control) {
        control.waitFor();
        String way = isBehind(control) ? "Shift+Tab" : "Tab";
        for (int stops = 0; stops < ROUND; stops++) {
            if (hasFocus(control)) {
                return;
            }
            page.keyboard().press(way);
        }
        throw new AssertionError("The Tab key does not lead to " + control);
    }

    @Override
    public void press(Locator button) {
        into(button);
        page.keyboard().press("Enter");
    }

    @Override
    public void tick(Locator box) {
        into(box);
        page.keyboard().press("Space");
    }

    @Override
    public void openTab(String name) {
        Locator tab = new Screen(page).tab(name);
        Locator tabs = page.getByRole(AriaRole.TABLIST).filter(new Locator.FilterOptions().setHas(tab));
        into(tabs.locator("[role=tab][aria-selected=true]"));
        for (int steps = 0; steps < 12 && !hasFocus(tab); steps++) {
            page.keyboard().press("ArrowRight");
        }
        assertThat(tab).hasAttribute("aria-selected", "true");
    }

    @Override
    public void choose(Locator list, String word) {
        into(list);
        page.keyboard().press("Enter");
        Locator option = page.getByRole(
                AriaRole.OPTION, new Page.GetByRoleOptions().setName(word).setExact(true));
        option.waitFor();
        for (int steps = 0; steps < 20 && !hasFocus(option); steps++) {
            page.keyboard().press("ArrowDown");
        }
        page.keyboard().press("Enter");
    }

    @Override
    public void add(String entry, String behind) {
        if (behind.isEmpty()) {
            openTab("Outline");
            press(new Screen(page).button("Add a node"));
        } else {
            select(behind);
            page.keyboard().press("+");
        }
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByRole(AriaRole.COMBOBOX)).isFocused();
        page.keyboard().type(entry);
        page.keyboard().press("Enter");
        assertThat(dialog).hasCount(0);
    }

    private void select(String node) {
        Locator row = page.locator(".pw-outline-row:not(.pw-outline-port)")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(node, new Page.GetByTextOptions().setExact(true))));
        into(page.locator(".pw-outline-row[tabindex='0']"));
        page.keyboard().press("Home");
        for (int steps = 0; steps < ROUND && !hasFocus(row); steps++) {
            page.keyboard().press("ArrowDown");
        }
        assertThat(row).isFocused();
    }

    @Override
    public void intoLineOf(String target) {
        into(page.getByLabel("Add a field, as in customer.code"));
        page.keyboard().insertText(target);
        page.keyboard().press("Enter");
        into(page.locator(".pw-map-editor").getByLabel("Expression"));
    }

    @Override
    public void tidyUp() {
        openTab("Drawing");
        into(page.locator(".react-flow__node").first());
        page.keyboard().press("t");
    }

    /// True if the control, or what it is made of, has the focus; also where another element hides it inside.
    private static boolean hasFocus(Locator control) {
        return (Boolean) control.evaluate("""
                control => {
                  for (let focused = document.activeElement; focused; focused = focused.shadowRoot?.activeElement) {
                    if (focused === control || (control.localName.includes('-') && control.contains(focused))) return true;
                  }
                  return false;
                }""");
    }

    /// True if the control stands on the page before what has the focus; not so of one that was just drawn anew.
    private static boolean isBehind(Locator control) {
        return (Boolean) control.evaluate("""
                control => {
                  let shown = control;
                  while (shown && shown.getRootNode() !== document) shown = shown.getRootNode().host;
                  return shown !== undefined && document.activeElement !== document.body
                    && (document.activeElement.compareDocumentPosition(shown) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
                }""");
    }
}
