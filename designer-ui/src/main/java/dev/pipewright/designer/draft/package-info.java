/// One page's part in a draft. Start at [dev.pipewright.designer.draft.Editing]. The browser gets the whole draft once,
/// as files have it, and then each saved edit; what people do arrives as the same edits, proposed. No rule about
/// pipelines is kept here.
@NullMarked
package dev.pipewright.designer.draft;

import org.jspecify.annotations.NullMarked;
