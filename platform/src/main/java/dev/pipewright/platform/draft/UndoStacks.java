package dev.pipewright.platform.draft;

import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.draft.DraftLog.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What one person can take back and bring back, read from their part of a log. Undo is per person: the edits of
/// others are never on these stacks.
final class UndoStacks {

    /// Edits that write the same text again and follow each other closer than this are one step: somebody is
    /// typing.
    private static final Duration TYPING = Duration.ofSeconds(5);

    private final List<Entry> done = new ArrayList<>();
    private final List<Entry> undone = new ArrayList<>();

    UndoStacks(List<Entry> log) {
        for (Entry entry : log) {
            switch (entry.kind()) {
                case EDIT -> {
                    done.add(entry);
                    undone.clear();
                }
                case UNDO -> {
                    done.removeIf(taken -> taken.seq() >= firstOf(entry));
                    undone.add(entry);
                }
                case REDO -> {
                    undone.removeIf(taken -> taken.seq() >= firstOf(entry));
                    done.add(entry);
                }
            }
        }
    }

    private static long firstOf(Entry entry) {
        Long first = entry.takesBack();
        return first == null ? entry.seq() : first;
    }

    /// What one person wrote in one place without a rest: the first edit and the last, which must still hold.
    record Written(Entry first, Entry last) {

        /// Takes all of it back: brings back what stood before the first in place of what the last
        /// made.
        PipelineEdit inverse() {
            PipelineEdit made = last.saved().edit();
            if (made instanceof PipelineEdit.SetMappingLine line
                    && first.inverse() instanceof PipelineEdit.SetMappingLine before) {
                return new PipelineEdit.SetMappingLine(line.node(), line.line().target(), before.line());
            }
            if (made instanceof PipelineEdit.SetParameter parameter
                    && first.inverse() instanceof PipelineEdit.SetParameter before) {
                return new PipelineEdit.SetParameter(parameter.parameter().name(), before.parameter());
            }
            return first.inverse();
        }
    }

    /// The step to be taken back: one piece of writing, or all parts of a command, the newest first.
    ///
    /// @return empty if there is nothing
    List<Written> toUndo() {
        if (done.isEmpty()) {
            return List.of();
        }
        int first = done.size() - 1;
        while (first > 0 && isTyping(done.get(first - 1), done.get(first))) {
            first--;
        }
        List<Written> step = new ArrayList<>(List.of(new Written(done.get(first), done.getLast())));
        addParts(done, first, step);
        return step;
    }

    /// The step to be brought back, its parts in their order.
    ///
    /// @return empty if there is nothing
    List<Written> toRedo() {
        if (undone.isEmpty()) {
            return List.of();
        }
        List<Written> step = new ArrayList<>(List.of(new Written(undone.getLast(), undone.getLast())));
        addParts(undone, undone.size() - 1, step);
        return step;
    }

    private static void addParts(List<Entry> entries, int from, List<Written> step) {
        for (int at = from; at > 0 && isOneCommand(entries.get(at - 1), entries.get(at)); at--) {
            step.add(new Written(entries.get(at - 1), entries.get(at - 1)));
        }
    }

    private static boolean isOneCommand(Entry earlier, Entry later) {
        String command = commandOf(earlier);
        return !command.isEmpty() && command.equals(commandOf(later));
    }

    /// A command that is sent in parts numbers them behind a slash.
    private static String commandOf(Entry entry) {
        String id = entry.saved().editId();
        return id.substring(0, Math.max(0, id.indexOf('/')));
    }

    private static boolean isTyping(Entry earlier, Entry later) {
        return earlier.kind() == later.kind()
                && Duration.between(earlier.made(), later.made()).compareTo(TYPING) < 0
                && isWrittenOver(earlier.saved().edit(), later.saved().edit(), later.inverse());
    }

    /// True if an edit wrote a text that the later one wrote over: taking that back would write the text again.
    private static boolean isWrittenOver(PipelineEdit earlier, PipelineEdit later, PipelineEdit inverse) {
        return switch (earlier) {
            case PipelineEdit.ChangeField change -> !(change.value() instanceof Boolean) && change.equals(inverse);
            case PipelineEdit.RenameNode _, PipelineEdit.RenamePipeline _, PipelineEdit.DescribePipeline _ ->
                earlier.equals(inverse);
            case PipelineEdit.SetMappingLine set ->
                inverse instanceof PipelineEdit.SetMappingLine back
                        && back.node().equals(set.node())
                        && back.line().equals(set.line());
            case PipelineEdit.SetParameter set ->
                inverse instanceof PipelineEdit.SetParameter back
                        && back.parameter().equals(set.parameter());
            case PipelineEdit.PutGroup put ->
                put.equals(inverse)
                        && later instanceof PipelineEdit.PutGroup named
                        && named.group().nodes().equals(put.group().nodes());
            case PipelineEdit.AddNode _,
                    PipelineEdit.RemoveNode _,
                    PipelineEdit.SetDisabled _,
                    PipelineEdit.ReplaceNode _,
                    PipelineEdit.AddEdge _,
                    PipelineEdit.RemoveEdge _,
                    PipelineEdit.MoveNodes _,
                    PipelineEdit.AddMappingLine _,
                    PipelineEdit.RemoveMappingLine _,
                    PipelineEdit.MoveMappingLine _,
                    PipelineEdit.AddParameter _,
                    PipelineEdit.RemoveParameter _,
                    PipelineEdit.RemoveGroup _,
                    PipelineEdit.Several _ -> false;
        };
    }
}
