package dev.pipewright.engine.flowable;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.flowable.engine.ManagementService;
import org.flowable.job.api.AcquiredExternalWorkerJob;
import org.flowable.job.api.ExternalWorkerJob;

/// The jobs of Flowable's processes, which nodes take, do and complete. A job that is taken stays taken: no lock
/// ends by itself, because Flowable gives out only jobs without one. [NodeWatch] frees the jobs of silent nodes,
/// and the [Dispatcher] those of its own node that nobody works on. Calls join the transaction of their thread, if
/// there is one.
final class ControlJobs {

    /// Flowable wants a duration; nothing happens when it is over.
    private static final Duration LOCK = Duration.ofDays(1);

    private final ManagementService management;
    private final String node;

    ControlJobs(ManagementService management, String node) {
        this.management = management;
        this.node = node;
    }

    /// Takes jobs of a topic for this node, at most `max`.
    List<ControlJob> acquire(String topic, int max) {
        return management.createExternalWorkerJobAcquireBuilder().topic(topic, LOCK).acquireAndLock(max, node).stream()
                .map(ControlJobs::jobOf)
                .toList();
    }

    private static ControlJob jobOf(AcquiredExternalWorkerJob job) {
        Map<String, Object> variables = job.getVariables();
        return new ControlJob(
                job.getId(),
                job.getProcessInstanceId(),
                job.getElementId(),
                job.getRetries(),
                new SplitKey(
                        new TenantId(text(variables, "tenant")),
                        new RunId(UUID.fromString(text(variables, "run"))),
                        (int) variables.getOrDefault("stage", 0),
                        (int) variables.getOrDefault("split", 0)));
    }

    private static String text(Map<String, Object> variables, String name) {
        return Objects.requireNonNull((String) variables.get(name), name);
    }

    /// Completes a job and moves its process on, in the caller's transaction.
    void complete(ControlJob job, Map<String, Object> variables) {
        management
                .createExternalWorkerCompletionBuilder(job.id(), node)
                .variables(variables)
                .complete();
        // Completing only makes a job that leaves the task; its executor would find it seconds later.
        management
                .createJobQuery()
                .processInstanceId(job.process())
                .list()
                .forEach(left -> management.executeJob(left.getId()));
    }

    /// Gives a job back with one try less. It may be taken again at once: a pause that Flowable keeps would never
    /// end here.
    void retry(ControlJob job) {
        management
                .createExternalWorkerJobFailureBuilder(job.id(), node)
                .retries(job.retries() - 1)
                .fail();
    }

    /// The jobs that this node has taken.
    List<String> held() {
        return management.createExternalWorkerJobQuery().lockOwner(node).list().stream()
                .map(ExternalWorkerJob::getId)
                .toList();
    }

    /// Gives a job back that this node has not worked on, with as many tries left.
    void giveBack(String job) {
        management.unacquireExternalWorkerJob(job, node);
    }

    /// Gives everybody the jobs that a node has taken.
    void release(String silentNode) {
        management.unacquireAllExternalWorkerJobsForWorker(silentNode);
    }
}
