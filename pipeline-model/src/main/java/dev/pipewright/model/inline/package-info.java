/// Puts the nodes of sub-pipelines in their place, so that whoever runs a pipeline sees one graph. Start at
/// [dev.pipewright.model.inline.Inlined].
@NullMarked
package dev.pipewright.model.inline;

import org.jspecify.annotations.NullMarked;
