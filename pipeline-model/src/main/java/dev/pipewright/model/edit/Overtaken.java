package dev.pipewright.model.edit;

import org.jspecify.annotations.Nullable;

/// A place where an edit and what others have done since want different things. Values are in the form of files; null
/// where there is none.
///
/// @param subject what people call it: the name of the node or the parameter; empty for the pipeline itself
/// @param isGone true if others have removed what the edit is about
/// @param seen what stood there when the author looked
/// @param theirs what stands there now
/// @param mine what the edit puts there
public record Overtaken(
        EditPlace place,
        String subject,
        boolean isGone,
        @Nullable Object seen,
        @Nullable Object theirs,
        @Nullable Object mine) {}
