package dev.pipewright.designer.preview;

import java.util.ArrayList;
import java.util.List;

/// What the browser shows of a preview, in words and cells.
///
/// @param node the id of the node that is looked at
/// @param way the nodes on the way, with their counts
/// @param tabs the records, each list under its name
/// @param notes sentences about what is shown: where it is from, whether it is partial
/// @param troubles sentences about why it is not all there
/// @param stop the sentence about a call that was not made, or not for all; empty if there is none
/// @param pinned how many records are pinned to the node
/// @param paused where it has stopped; nothing if it has not
public record PreviewAnswer(
        String node,
        List<Passage> way,
        List<Tab> tabs,
        List<String> notes,
        List<String> troubles,
        String stop,
        int pinned,
        List<Stop> paused) {

    public PreviewAnswer {
        way = List.copyOf(way);
        tabs = List.copyOf(tabs);
        notes = List.copyOf(notes);
        troubles = List.copyOf(troubles);
        paused = List.copyOf(paused);
    }

    PreviewAnswer with(Stop stop) {
        return new PreviewAnswer(node, way, tabs, notes, troubles, this.stop, pinned, List.of(stop));
    }

    /// The same, with more to say; where something is wrong that is all.
    PreviewAnswer saying(List<String> wrong, List<String> more) {
        List<String> said = new ArrayList<>(more);
        said.addAll(notes);
        return new PreviewAnswer(node, way, tabs, said, wrong.isEmpty() ? troubles : wrong, stop, pinned, paused);
    }

    /// Where it has stopped, and with which record.
    ///
    /// @param node of the drawing
    /// @param said where and with which record, in a sentence
    /// @param tab the list that has the record
    /// @param number its place there
    /// @param came what each node before made of it, the first one first
    public record Stop(String node, String said, String tab, int number, List<Came> came) {
        public Stop {
            came = List.copyOf(came);
        }
    }

    /// What a node made of the record.
    public record Came(String name, RecordAnswer record) {}

    /// A node on the way.
    ///
    /// @param said what came and went, in words
    /// @param rejected true if it refused some
    public record Passage(String node, String name, String said, boolean rejected) {}

    /// A list of records.
    ///
    /// @param id `in`, `out`, `rejected` or `request`, and the port behind a colon
    /// @param label its name with the number of records
    /// @param columns the names of the fields
    /// @param rows as many as fit; at most `count`
    /// @param mayPin true if these records can be pinned to the node
    public record Tab(String id, String label, int count, List<String> columns, List<Row> rows, boolean mayPin) {
        public Tab {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /// A record.
    ///
    /// @param number its place in the list, from 0
    /// @param note what became of it, or why it was refused; may be empty
    /// @param cells in the order of the columns
    /// @param marks one character a cell: `.` as it was or nothing to compare it with, `c` changed, `n` new,
    ///     `x` not there
    public record Row(int number, String note, List<String> cells, String marks) {
        public Row {
            cells = List.copyOf(cells);
        }
    }
}
