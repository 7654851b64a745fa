/// Runs pipelines. What a run is and how it lives is in [dev.pipewright.engine.Run] and
/// [dev.pipewright.engine.RunState]; how it is divided in `plan`, how records move in `dataflow`, who owns a
/// document in `ledger`. Records never pass through Flowable.
@NullMarked
package dev.pipewright.engine;

import org.jspecify.annotations.NullMarked;
