package dev.pipewright.engine.flowable;

/// A job that this node has taken.
///
/// @param process the process instance it belongs to
/// @param task the task of the process it belongs to, see [ControlProcesses]
/// @param retries how many tries are left, with this one
/// @param split what it is about; of a job of the run itself only tenant, run and position count
record ControlJob(String id, String process, String task, int retries, SplitKey split) {}
