/// An ERP behind HTTP that serves sales documents and misbehaves as real ones do: each
/// [dev.pipewright.simulators.lookalike.Trap] can be switched on. Start one with
/// [dev.pipewright.simulators.lookalike.LookalikeErp], which also knows the truth: what a reader should have got
/// is a list of [dev.pipewright.simulators.lookalike.TrueDocument]. Nothing can be written to it.
@NullMarked
package dev.pipewright.simulators.lookalike;

import org.jspecify.annotations.NullMarked;
