/// Divides a pipeline into stages. Pure: no I/O, no clock, no connection. Enter through
/// [dev.pipewright.engine.plan.Planner]; what comes out is an [dev.pipewright.engine.plan.ExecutionPlan], which
/// any runner can work off. It does not say how records move: that is `dataflow`.
@NullMarked
package dev.pipewright.engine.plan;

import org.jspecify.annotations.NullMarked;
