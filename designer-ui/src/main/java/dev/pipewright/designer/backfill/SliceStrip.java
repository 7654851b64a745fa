package dev.pipewright.designer.backfill;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.pipewright.designer.look.Badge.Tone;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.designer.run.RunView;
import dev.pipewright.engine.RunId;
import dev.pipewright.platform.backfill.BackFillReport;
import dev.pipewright.platform.backfill.BackFillSlice;
import dev.pipewright.platform.backfill.SliceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A small cell for each slice, coloured by its state: a picture of how far a back-fill is and where it hurts.
/// Each says which slice it is, and leads to its run.
final class SliceStrip extends UnorderedList {

    private final List<Anchor> cells = new ArrayList<>();
    private transient List<Cell> shown = List.of();

    /// A slice as it is shown.
    ///
    /// @param attention true if something of it waits for somebody
    private record Cell(BackFillSlice slice, boolean attention) {}

    SliceStrip() {
        addClassName("pw-slices");
        getElement().setAttribute("aria-label", getTranslation("backfill.strip"));
    }

    /// Shows slices; only what has changed is drawn anew.
    void show(BackFillReport report) {
        List<Cell> now = report.slices().stream()
                .map(slice -> new Cell(slice, report.attention().contains(slice.number())))
                .toList();
        for (int place = 0; place < now.size(); place++) {
            if (place == cells.size()) {
                var cell = new Anchor();
                cells.add(cell);
                add(new ListItem(cell));
                show(cell, now.get(place));
            } else if (!now.get(place).equals(shown.get(place))) {
                show(cells.get(place), now.get(place));
            }
        }
        shown = now;
    }

    private void show(Anchor cell, Cell shows) {
        BackFillSlice slice = shows.slice();
        boolean isPartly = slice.state() == SliceState.DONE && shows.attention();
        String state = getTranslation(
                isPartly
                        ? "backfill.done.attention"
                        : "backfill." + slice.state().name().toLowerCase(Locale.ROOT));
        String trouble = slice.trouble();
        String words = getTranslation(
                "backfill.slice",
                slice.number(),
                slice.bounds().from(),
                slice.bounds().to(),
                trouble == null ? state : state + " – " + Notices.said(trouble));
        cell.setAriaLabel(words);
        cell.getElement()
                .setAttribute("title", words)
                .setAttribute(
                        "data-tone",
                        (isPartly ? Tone.WAIT : toneOf(slice.state())).name().toLowerCase(Locale.ROOT));
        RunId run = slice.run();
        if (run == null) {
            cell.removeHref();
            // What leads nowhere is no link, and only a picture may be called something.
            cell.getElement().setAttribute("role", "img");
        } else {
            cell.setHref(RunView.address(run));
            cell.getElement().removeAttribute("role");
        }
    }

    private static Tone toneOf(SliceState state) {
        return switch (state) {
            case WAITING -> Tone.CALM;
            case RUNNING -> Tone.RUN;
            case DONE -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case CANCELLED -> Tone.WAIT;
        };
    }
}
