package dev.pipewright.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/// A page as a person finds things on it: by role and name.
record Screen(Page page) {

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator tab(String name) {
        return page.getByRole(
                AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    Locator text(String text) {
        return page.getByText(text, new Page.GetByTextOptions().setExact(true)).first();
    }

    /// The text editor of a field, which is there once the field has come into sight.
    Locator code(String label) {
        Locator field = page.locator("pipewright-code")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(label, new Page.GetByTextOptions().setExact(true))));
        field.scrollIntoViewIfNeeded();
        return field.locator("[contenteditable]");
    }

    /// A box of the drawing.
    Locator box(String id) {
        Locator box = page.locator(".react-flow__node[data-id='" + id + "']");
        box.waitFor();
        return box;
    }

    /// A line of the drawing, between boxes of these names.
    Locator line(String from, String to) {
        return page.getByRole(
                AriaRole.GROUP,
                new Page.GetByRoleOptions()
                        .setName("From " + from + " to " + to)
                        .setExact(true));
    }

    /// Types into a field that shows a calendar meanwhile. Only a machine is so fast that the calendar would be closed
    /// before it has opened, and then hide all else from readers of the screen for good.
    void typeDay(Locator field, String day) {
        field.fill(day);
        page.locator("vaadin-date-picker[opened]").waitFor();
        page.evaluate("() => new Promise(opened => requestAnimationFrame(() => setTimeout(opened)))");
        field.press("Enter");
    }

    /// Clicks a line of the drawing, away from its middle, where it offers to put a node in between.
    void clickLine(String from, String to) {
        Locator line = line(from, to);
        line.scrollIntoViewIfNeeded();
        List<?> place = (List<?>) line.locator(".react-flow__edge-path").evaluate("""
                path => {
                  const point = path.getPointAtLength(path.getTotalLength() / 4).matrixTransform(path.getScreenCTM());
                  return [point.x, point.y].map(Math.round);
                }""");
        page.mouse().click((Integer) place.get(0), (Integer) place.get(1));
    }

    /// Notes from now on all texts that something shows, one after the other.
    void watch(String testId) {
        page.evaluate("""
                testId => {
                  window.seen = window.seen || {};
                  const texts = (window.seen[testId] = []);
                  new MutationObserver(() => {
                    const text = document.querySelector(`[data-testid="${testId}"]`)?.textContent;
                    if (text && text !== texts[texts.length - 1]) texts.push(text);
                  }).observe(document.body, { childList: true, characterData: true, subtree: true });
                }""", testId);
    }

    /// All texts that something has shown since it is watched.
    @SuppressWarnings("unchecked") // The script gives a list of texts.
    List<String> textsSeen(String testId) {
        return (List<String>) page.evaluate("testId => window.seen[testId]", testId);
    }

    /// The numbers that something has shown since it is watched.
    List<Integer> numbersSeen(String testId) {
        return textsSeen(testId).stream()
                .map(text -> Integer.parseInt(text.replaceAll("\\D", "")))
                .toList();
    }
}
