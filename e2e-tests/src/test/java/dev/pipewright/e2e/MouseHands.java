package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;

/// Points, clicks and drags.
record MouseHands(Page page) implements Hands {

    @Override
    public void into(Locator control) {
        control.click();
    }

    @Override
    public void press(Locator button) {
        button.click();
    }

    @Override
    public void tick(Locator box) {
        box.click();
    }

    @Override
    public void openTab(String name) {
        screen().tab(name).click();
    }

    @Override
    public void choose(Locator list, String word) {
        list.click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(word).setExact(true))
                .click();
    }

    @Override
    public void add(String entry, String behind) {
        Locator boxes = page.locator(".react-flow__node");
        int before = boxes.count();
        screen().button("Show the whole pipeline").click();
        screen().button("Add").first().click();
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search nodes, systems and connections"))
                .fill(entry);
        Locator pane = page.locator(".react-flow__pane");
        BoundingBox board = pane.boundingBox();
        // Below all that is drawn: let go over a line, a node comes in between.
        page.locator(".pw-choice")
                .first()
                .dragTo(pane, new Locator.DragToOptions().setTargetPosition(board.width * 0.7, board.height - 12));
        assertThat(boxes).hasCount(before + 1);
        page.keyboard().press("Escape");
        screen().button("Show the whole pipeline").click();
        Locator added = page.locator(".react-flow__node.selected");
        if (!behind.isEmpty()) {
            drag(box(behind).locator(".react-flow__handle.source"), added.locator(".react-flow__handle.target"));
            assertThat(page.locator(".react-flow__edge")).hasCount(before);
        }
    }

    @Override
    public void intoLineOf(String target) {
        name(target);
        expression().click();
    }

    @Override
    public void draw(String source, String target) {
        name(target);
        drag(row("Incoming record", source), row("Outgoing record", target));
        assertThat(expression()).hasText(source);
    }

    /// Names a field of the target that nobody asked for.
    private void name(String target) {
        Locator more = page.getByLabel("Add a field, as in customer.code");
        more.click();
        page.keyboard().insertText(target);
        page.keyboard().press("Enter");
    }

    /// A field of the record, or else of the records of one of its lists.
    private Locator row(String tree, String path) {
        return page.getByRole(AriaRole.TREE, new Page.GetByRoleOptions().setName(tree))
                .locator("[role=treeitem]:is([data-path='" + path + "'], [data-path$='[]." + path + "'])")
                .first();
    }

    private Locator expression() {
        return page.locator(".pw-map-editor").getByLabel("Expression");
    }

    @Override
    public void tidyUp() {
        screen().button("Tidy up").click();
    }

    private void drag(Locator from, Locator to) {
        // This waits until what has just been moved into view stands still.
        from.hover();
        BoundingBox end = to.boundingBox();
        page.mouse().down();
        page.mouse().move(end.x + end.width / 2, end.y + end.height / 2, new Mouse.MoveOptions().setSteps(10));
        page.mouse().up();
    }

    private Locator box(String name) {
        return page.locator(".react-flow__node")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(name, new Page.GetByTextOptions().setExact(true))));
    }

    private Screen screen() {
        return new Screen(page);
    }
}
