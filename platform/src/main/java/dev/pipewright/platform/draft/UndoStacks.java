package dev.pipewright.platform.draft;

import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.draft.DraftLog.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one person can take back and bring back, read from their part of a log. Undo is per person: the edits of
/// others are never on these stacks.
final class UndoStacks {

    /// Changes of one field that follow each other closer than this are one step: somebody is typing.
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

    /// A step: the last edit, which must still hold, and the first, whose inverse takes all of them back.
    record Step(Entry first, Entry last) {}

    Optional<Step> toUndo() {
        if (done.isEmpty()) {
            return Optional.empty();
        }
        int first = done.size() - 1;
        while (first > 0 && isTyping(done.get(first - 1), done.get(first))) {
            first--;
        }
        return Optional.of(new Step(done.get(first), done.getLast()));
    }

    Optional<Step> toRedo() {
        return undone.isEmpty() ? Optional.empty() : Optional.of(new Step(undone.getLast(), undone.getLast()));
    }

    private static boolean isTyping(Entry earlier, Entry later) {
        return earlier.saved().edit() instanceof PipelineEdit.ChangeField before
                && later.saved().edit() instanceof PipelineEdit.ChangeField after
                && before.node().equals(after.node())
                && before.field().equals(after.field())
                && earlier.kind() == later.kind()
                && Duration.between(earlier.made(), later.made()).compareTo(TYPING) < 0;
    }
}
