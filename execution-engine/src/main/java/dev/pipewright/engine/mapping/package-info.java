/// Maps a record to another one. Enter through [dev.pipewright.engine.mapping.MappingProgram], or through
/// [dev.pipewright.engine.mapping.Expression] for a single JSONata expression. What a mapping reads,
/// [dev.pipewright.engine.mapping.Lineage] tells; which functions there are,
/// [dev.pipewright.engine.mapping.FunctionHelp].
///
/// An expression is parsed once ([dev.pipewright.engine.mapping.Parser], then
/// [dev.pipewright.engine.mapping.Resolver]) and compiled to closures
/// ([dev.pipewright.engine.mapping.Compiler]); if it turns out to be used often, the closures are written out as byte
/// code ([dev.pipewright.engine.mapping.StraightLine]). Evaluating it reads plain Java values and shares nothing
/// between threads. Numbers are decimal. What texts of business mean, the package `business` knows, which knows no
/// JSONata. This package reads no input, knows no clock and keeps no state, but for how often an expression was used.
@NullMarked
package dev.pipewright.engine.mapping;

import org.jspecify.annotations.NullMarked;
