package dev.pipewright.designer.draft;

import com.vaadin.flow.component.Component;
import java.util.function.Consumer;

/// The element of a page that holds the draft in the browser.
public interface DraftPage {

    /// The element itself.
    Component component();

    /// Replaces what is shown. Proposals that an earlier page of this browser left behind are sent again.
    void open(DraftSnapshot snapshot);

    /// Shows a saved edit, whoever made it; its author's browser then forgets the proposal.
    void show(DraftUpdate update);

    /// Tells the browser to forget a proposal that can not be accepted, or that was saved before.
    void settle(String editId);

    /// Tells the browser that a proposal could not be saved for now: it sends it again a little later, and holds
    /// back what was made after it.
    void postpone(String editId);

    /// Has the person choose: others have written something else where the proposal wants to write. The browser keeps
    /// the proposal until then.
    void choose(DraftChoice choice);

    /// Tells what people want to change.
    void onProposal(Consumer<DraftProposal> listener);
}
