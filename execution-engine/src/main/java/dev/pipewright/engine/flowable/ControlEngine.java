package dev.pipewright.engine.flowable;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.delegate.ExecutionListener;
import org.flowable.spring.SpringProcessEngineConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Flowable, reduced to what a run needs of it. Calls join the transaction of their thread, if there is one.
///
/// Set to be quiet when idle and quick to recover: no job executor, no timers, no history.
final class ControlEngine implements AutoCloseable {

    private final ProcessEngine engine;
    private final ControlJobs jobs;

    /// @param owner connections of the owner of Flowable's tables, which are brought to this version's form
    /// @param node the name this process keeps over restarts
    /// @param arrivals hears of runs that come to a task
    ControlEngine(
            DataSource owner,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            String node,
            Arrivals arrivals) {
        var configuration = configuration(dataSource, transactions, arrivals);
        configuration.setSchemaManagementCmd(new FlowableTables(owner, configuration));
        this.engine = configuration.buildProcessEngine();
        this.jobs = new ControlJobs(engine.getManagementService(), node);
        deploy(ControlProcesses.RUN, ControlProcesses.run());
        deploy(ControlProcesses.SLICE, ControlProcesses.slice());
    }

    private static SpringProcessEngineConfiguration configuration(
            DataSource dataSource, PlatformTransactionManager transactions, Arrivals arrivals) {
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setEngineName("pipewright");
        configuration.setDataSource(dataSource);
        configuration.setTransactionManager(transactions);
        configuration.setDisableIdmEngine(true);
        configuration.setDisableEventRegistry(true);
        configuration.setHistoryLevel(HistoryLevel.NONE);
        // Nothing is left to Flowable's own threads: a job is completed and its process moved on in one commit.
        configuration.setAsyncExecutorActivate(false);
        ExecutionListener listener = execution -> {
            if (execution.getCurrentActivityId().equals(ControlProcesses.WAIT_TASK)) {
                arrivals.waits(new RunId(UUID.fromString((String) execution.getVariable("run"))), (int)
                        execution.getVariable("stage"));
            }
            afterCommit(arrivals::changed);
        };
        configuration.setBeans(Map.of(ControlProcesses.ARRIVALS, listener));
        return configuration;
    }

    /// Hears of runs that come to a task.
    interface Arrivals {

        /// A run waits for the splits of a stage; called in the transaction that takes it there.
        void waits(RunId run, int position);

        /// There may be work; called after the commit.
        void changed();
    }

    private static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    private void deploy(String name, BpmnModel model) {
        engine.getRepositoryService()
                .createDeployment()
                .name(name)
                .enableDuplicateFiltering()
                .addBpmnModel(name + ".bpmn20.xml", model)
                .deploy();
    }

    /// The jobs of the processes.
    ControlJobs jobs() {
        return jobs;
    }

    /// Starts the process of a run.
    void startRun(TenantId tenant, RunId run) {
        engine.getRuntimeService()
                .createProcessInstanceBuilder()
                .processDefinitionKey(ControlProcesses.RUN)
                .businessKey(run.toString())
                .variables(Map.of("tenant", tenant.value(), "run", run.toString()))
                .start();
    }

    /// Starts the process of a slice.
    void startSlice(SplitKey split) {
        engine.getRuntimeService()
                .createProcessInstanceBuilder()
                .processDefinitionKey(ControlProcesses.SLICE)
                .businessKey(split.run().toString())
                .variables(Map.of(
                        "tenant", split.tenant().value(),
                        "run", split.run().toString(),
                        "stage", split.position(),
                        "split", split.split()))
                .start();
    }

    /// Moves a run on that waits for its splits.
    ///
    /// @return false if it does not wait
    boolean trigger(RunId run, int nextStage) {
        var runtime = engine.getRuntimeService();
        var waiting = runtime.createExecutionQuery()
                .processInstanceBusinessKey(run.toString(), true)
                .processDefinitionKey(ControlProcesses.RUN)
                .activityId(ControlProcesses.WAIT_TASK)
                .singleResult();
        if (waiting == null) {
            return false;
        }
        runtime.trigger(waiting.getId(), Map.of("stage", nextStage));
        return true;
    }

    /// Ends a run's processes without further ado.
    void end(RunId run) {
        var runtime = engine.getRuntimeService();
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(run.toString())
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "ended"));
    }

    /// The runs that have a job which Flowable has given up.
    List<RunId> deadRuns() {
        return engine.getManagementService().createDeadLetterJobQuery().list().stream()
                .map(job -> engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .singleResult())
                .filter(Objects::nonNull)
                .map(instance -> new RunId(UUID.fromString(instance.getBusinessKey())))
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        engine.close();
    }
}
