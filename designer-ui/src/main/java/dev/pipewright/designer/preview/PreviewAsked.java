package dev.pipewright.designer.preview;

import java.util.List;

/// What the browser asks about the records of one page.
sealed interface PreviewAsked {

    /// A question without more to say.
    record Nothing() implements PreviewAsked {}

    /// What to show.
    ///
    /// @param sample a [dev.pipewright.platform.preview.SampleChoice]
    /// @param calls how many documents of each call are asked for
    /// @param condition which records are wanted; empty for all
    /// @param from the node to begin from; empty to read all
    /// @param environment whose connections are used; empty for those that are drawn
    record Records(String node, String sample, int calls, String condition, String from, String environment)
            implements PreviewAsked {}

    /// One of the records that are shown.
    ///
    /// @param tab the list
    /// @param number the record's number in it
    record OneRecord(String tab, int number) implements PreviewAsked {}

    /// To pin what is shown, or to unpin.
    ///
    /// @param pins true to pin what is shown, false to unpin
    record Pin(String node, String tab, boolean pins) implements PreviewAsked {}

    /// To change a record that is shown, and pin it.
    ///
    /// @param json what the record is changed to
    record Edit(String node, String tab, int number, String json) implements PreviewAsked {}

    /// Stop where a record meets a condition.
    record Pausing(Records records, List<Point> points) implements PreviewAsked {
        public Pausing {
            points = List.copyOf(points);
        }
    }

    /// Where to stop.
    ///
    /// @param from where the edge begins; empty for all that comes to the node
    record Point(String node, String from, String fromPort, String toPort, String condition) {}

    /// To go on from where it has stopped.
    ///
    /// @param step `on`, `next` or `end`
    record GoOn(String step) implements PreviewAsked {}

    /// Another node of what is stopped.
    record AtNode(String node) implements PreviewAsked {}

    /// What there is at a place of a condition.
    record Complete(String node, String text, int position) implements PreviewAsked {}

    /// A condition that somebody writes.
    record Check(String text) implements PreviewAsked {}
}
