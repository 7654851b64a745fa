package dev.pipewright.platform.trouble;

import dev.pipewright.engine.call.CallCause;
import dev.pipewright.engine.call.Presets;
import dev.pipewright.engine.call.TroubleOwner;
import dev.pipewright.engine.ledger.Cause;
import dev.pipewright.engine.ledger.CauseKey;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.plan.Planner;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import java.util.Optional;
import java.util.Set;

/// Finds out who is to act on a cause: the preset's table of answers knows most; else the kind of trouble tells.
final class CauseOwners {

    /// What nodes refuse because of the data; all else they refuse because of how they are set.
    private static final Set<String> OF_THE_DATA = Set.of(
            "unreadable", "too-large", "schema", "incomplete-group", "not-found", "ambiguous-lookup", "conversion");

    /// What is settled, one way or the other: what waits goes on by itself, and a later run has what is
    /// superseded.
    private static final Set<DocumentState> CHANGEABLE =
            Set.of(DocumentState.REJECTED, DocumentState.FAILED, DocumentState.UNKNOWN, DocumentState.CANCELLED);

    private final Pipeline pipeline;
    private final Set<NodeId> firstCalls;

    CauseOwners(Pipeline pipeline) {
        this.pipeline = pipeline;
        this.firstCalls = Planner.plan(pipeline, _ -> true).firstCalls();
    }

    OwnedCause owned(Cause cause) {
        CallCause found = of(cause.key());
        return new OwnedCause(cause, found.owner(), found.advice(), remedies(cause.key()));
    }

    private Set<Remedy> remedies(CauseKey cause) {
        DocumentState state = cause.state();
        if (firstCalls.contains(cause.node())) {
            return state == null || CHANGEABLE.contains(state) ? Set.of(Remedy.CHANGE) : Set.of();
        }
        boolean isUnmapped =
                MissingValues.isAbout(cause) && pipeline.node(cause.node()).orElse(null) instanceof Node.ValueMap;
        return isUnmapped ? Set.of(Remedy.MAP_VALUES) : Set.of();
    }

    private CallCause of(CauseKey cause) {
        DocumentState state = cause.state();
        if (state == null) {
            return ofTable(cause).orElseGet(() -> ofRecords(cause));
        }
        return switch (state) {
            case SUPERSEDED -> new CallCause(TroubleOwner.TEMPORARY, Sentence.of("platform.supersededAdvice"));
            case CANCELLED -> new CallCause(TroubleOwner.TEMPORARY, Sentence.of("platform.cancelledAdvice"));
            case UNKNOWN -> new CallCause(ofUnknown(cause), Sentence.of("platform.unknownAdvice"));
            case WAITING ->
                ofTable(cause)
                        .filter(found -> isWaitedOut(found.owner()))
                        .orElseGet(() -> new CallCause(TroubleOwner.TEMPORARY, Sentence.of("platform.waitingAdvice")));
            case FAILED, REJECTED, SUCCEEDED, UNCHANGED, DUPLICATE ->
                ofTable(cause)
                        .orElseGet(() -> new CallCause(TroubleOwner.TARGET, Sentence.of("platform.failedAdvice")));
        };
    }

    /// Without an answer nobody knows; with a strange one, the keeper of the target may.
    private TroubleOwner ofUnknown(CauseKey cause) {
        return ofTable(cause)
                .map(CallCause::owner)
                .filter(CauseOwners::isWaitedOut)
                .orElse(TroubleOwner.TARGET);
    }

    private static boolean isWaitedOut(TroubleOwner owner) {
        return owner == TroubleOwner.TEMPORARY || owner == TroubleOwner.TARGET;
    }

    private Optional<CallCause> ofTable(CauseKey cause) {
        String code = cause.code();
        return pipeline.node(cause.node())
                .filter(node -> code != null && node instanceof Node.ApiCall)
                .map(node -> ((Node.ApiCall) node).preset())
                .filter(Presets.names()::contains)
                .map(preset -> Presets.causeOf(preset, String.valueOf(code)));
    }

    private static CallCause ofRecords(CauseKey cause) {
        return OF_THE_DATA.contains(String.valueOf(cause.code()))
                ? new CallCause(TroubleOwner.CUSTOMER_DATA, Sentence.of("platform.recordDataAdvice"))
                : new CallCause(TroubleOwner.MAPPING, Sentence.of("platform.recordMappingAdvice"));
    }
}
