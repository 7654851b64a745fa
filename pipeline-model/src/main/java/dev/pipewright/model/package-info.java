/// The graph that people draw: immutable, without I/O. Start at [dev.pipewright.model.Pipeline] and
/// [dev.pipewright.model.Node]; a finding is a [dev.pipewright.model.Problem].
@NullMarked
package dev.pipewright.model;

import org.jspecify.annotations.NullMarked;
