package dev.pipewright.platform.draft;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.edit.EditPlace;
import dev.pipewright.model.edit.EditRefusedException;
import dev.pipewright.model.edit.LateEdit;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.draft.DraftLog.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A proposal whose author had not seen all of a log.
final class LateProposal {

    private final Proposal proposal;
    private final Draft now;
    private final List<Entry> unseen;
    private final List<Drawing> since = new ArrayList<>();

    /// @param unseen the edits behind the proposal's base, newest first
    LateProposal(Proposal proposal, Draft now, List<Entry> unseen) {
        this.proposal = proposal;
        this.now = now;
        this.unseen = unseen;
        since.add(now.drawing());
        for (Entry entry : unseen) {
            since.addFirst(entry.inverse().applyTo(since.getFirst()));
        }
    }

    /// What is to be done.
    ///
    /// @throws OvertakenException if others have written something else at the same place
    PipelineEdit merged() {
        LateEdit late = LateEdit.of(proposal.edit(), seen(), since);
        if (late.overtaken().isEmpty()) {
            return switch (late.fitting().size()) {
                // What others have done already is refused with its own sentence.
                case 0 -> proposal.edit();
                case 1 -> late.fitting().getFirst();
                default -> new PipelineEdit.Several(late.fitting());
            };
        }
        List<String> authors =
                late.overtaken().stream().map(one -> authorAt(one.place())).toList();
        throw new OvertakenException(late, authors, now.seq());
    }

    /// What the author had before them: what was there, and what they wrote themselves.
    private Drawing seen() {
        Drawing seen = since.getFirst();
        for (Entry entry : unseen.reversed()) {
            if (proposal.isOfSameWriter(entry.saved().editId())) {
                seen = with(entry.saved().edit(), seen);
            }
        }
        return seen;
    }

    /// What the writer did to something of others can not be told without it.
    private static Drawing with(PipelineEdit edit, Drawing drawing) {
        try {
            return edit.applyTo(drawing);
        } catch (EditRefusedException unseen) {
            return drawing;
        }
    }

    private String authorAt(EditPlace place) {
        for (int back = 0; back < unseen.size(); back++) {
            Drawing after = since.get(since.size() - 1 - back);
            Drawing before = since.get(since.size() - 2 - back);
            if (!Objects.equals(place.valueIn(before), place.valueIn(after))) {
                return unseen.get(back).saved().author();
            }
        }
        return "";
    }
}
