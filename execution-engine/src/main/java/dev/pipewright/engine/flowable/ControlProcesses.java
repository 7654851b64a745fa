package dev.pipewright.engine.flowable;

import java.util.List;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.EndEvent;
import org.flowable.bpmn.model.ExclusiveGateway;
import org.flowable.bpmn.model.ExternalWorkerServiceTask;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.FlowNode;
import org.flowable.bpmn.model.FlowableListener;
import org.flowable.bpmn.model.ImplementationType;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.ReceiveTask;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.StartEvent;
import org.jspecify.annotations.Nullable;

/// The two processes, the same for every pipeline: what differs between runs are rows of the control tables.
///
/// ```
/// run:    start → plan → more? ─ yes → open → any? ─ yes → splits (waits) → more?
///                          └ no → finish → end        └ no → more?
/// slice:  start → slice → end
/// ```
///
/// No multi-instance anywhere: a split that fails can not be counted as done, because only the control tables
/// count.
final class ControlProcesses {

    static final String RUN = "pipewright-run";
    static final String SLICE = "pipewright-slice";

    static final String PLAN_TASK = "plan";
    static final String OPEN_TASK = "open";
    static final String WAIT_TASK = "splits";
    static final String FINISH_TASK = "finish";
    static final String SLICE_TASK = "slice";

    /// The topic of plan, open and finish: short work, never kept waiting by slices.
    static final String CONTROL_TOPIC = "control";
    /// The topic of slices.
    static final String SLICE_TOPIC = "slice";

    /// The bean that hears of arrivals at tasks.
    static final String ARRIVALS = "arrivals";

    private ControlProcesses() {}

    static BpmnModel run() {
        var process = process(RUN);
        List.of(
                        start(),
                        work(PLAN_TASK, CONTROL_TOPIC),
                        gateway("more", "noMore"),
                        work(OPEN_TASK, CONTROL_TOPIC),
                        gateway("any", "none"),
                        waiting(WAIT_TASK),
                        work(FINISH_TASK, CONTROL_TOPIC),
                        end())
                .forEach(process::addFlowElement);
        flow(process, "start", PLAN_TASK, "planned", null);
        flow(process, PLAN_TASK, "more", "toMore", null);
        flow(process, "more", OPEN_TASK, "next", "${stage < stages}");
        flow(process, "more", FINISH_TASK, "noMore", null);
        flow(process, OPEN_TASK, "any", "opened", null);
        flow(process, "any", WAIT_TASK, "some", "${splits > 0}");
        flow(process, "any", "more", "none", null);
        flow(process, WAIT_TASK, "more", "worked", null);
        flow(process, FINISH_TASK, "end", "finished", null);
        return modelOf(process);
    }

    static BpmnModel slice() {
        var process = process(SLICE);
        List.of(start(), work(SLICE_TASK, SLICE_TOPIC), end()).forEach(process::addFlowElement);
        flow(process, "start", SLICE_TASK, "taken", null);
        flow(process, SLICE_TASK, "end", "finished", null);
        return modelOf(process);
    }

    private static Process process(String id) {
        var process = new Process();
        process.setId(id);
        process.setName(id);
        return process;
    }

    private static BpmnModel modelOf(Process process) {
        var model = new BpmnModel();
        model.addProcess(process);
        return model;
    }

    private static FlowElement start() {
        return named(new StartEvent(), "start");
    }

    private static FlowElement end() {
        return named(new EndEvent(), "end");
    }

    private static FlowElement gateway(String id, String standard) {
        var gateway = new ExclusiveGateway();
        gateway.setDefaultFlow(standard);
        return named(gateway, id);
    }

    private static FlowElement work(String id, String topic) {
        var task = new ExternalWorkerServiceTask();
        task.setType("external-worker");
        task.setTopic(topic);
        task.setExclusive(false);
        return heard(task, id);
    }

    private static FlowElement waiting(String id) {
        return heard(new ReceiveTask(), id);
    }

    private static FlowElement heard(FlowNode node, String id) {
        var listener = new FlowableListener();
        listener.setEvent("start");
        listener.setImplementationType(ImplementationType.IMPLEMENTATION_TYPE_DELEGATEEXPRESSION);
        listener.setImplementation("${" + ARRIVALS + "}");
        node.setExecutionListeners(List.of(listener));
        return named(node, id);
    }

    private static FlowElement named(FlowElement element, String id) {
        element.setId(id);
        return element;
    }

    private static void flow(Process process, String from, String to, String id, @Nullable String condition) {
        var flow = new SequenceFlow(from, to);
        flow.setId(id);
        if (condition != null) {
            flow.setConditionExpression(condition);
        }
        process.addFlowElement(flow);
    }
}
