/// What is being edited: a base and a log of edits, kept by the server. Start at
/// [dev.pipewright.platform.draft.Drafts].
@NullMarked
package dev.pipewright.platform.draft;

import org.jspecify.annotations.NullMarked;
