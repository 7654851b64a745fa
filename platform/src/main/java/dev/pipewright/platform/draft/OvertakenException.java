package dev.pipewright.platform.draft;

import dev.pipewright.model.edit.LateEdit;
import java.util.List;

/// Others have written something else where an edit wants to write. Nothing is changed: the author chooses.
public final class OvertakenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient LateEdit edit;
    private final transient List<String> authors;
    private final long seq;

    /// @param authors who wrote what stands there now, by name, in the order of what was overtaken
    OvertakenException(LateEdit edit, List<String> authors, long seq) {
        super("others have written something else at " + edit.overtaken());
        this.edit = edit;
        this.authors = List.copyOf(authors);
        this.seq = seq;
    }

    public LateEdit edit() {
        return edit;
    }

    public List<String> authors() {
        return authors;
    }

    /// The number of the last edit that was compared with.
    public long seq() {
        return seq;
    }
}
