/// Carries runs on Flowable: the process of a run, its queue of splits, and the workers. Start at
/// [dev.pipewright.engine.flowable.FlowableRunner]. Flowable gets ids and counts, never records; work is taken,
/// done and completed outside its transactions.
@NullMarked
package dev.pipewright.engine.flowable;

import org.jspecify.annotations.NullMarked;
