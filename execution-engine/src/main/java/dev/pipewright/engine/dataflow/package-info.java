/// Moves records through the stages of a plan. Enter through [dev.pipewright.engine.dataflow.SliceRunner], which
/// works on one split for a while; the nodes themselves are [dev.pipewright.engine.dataflow.Operator]s, which are
/// pure.
///
/// It knows no database, no Spring and no engine that starts it: the ledger, the segments and everything outside
/// are ports that are passed in.
@NullMarked
package dev.pipewright.engine.dataflow;

import org.jspecify.annotations.NullMarked;
