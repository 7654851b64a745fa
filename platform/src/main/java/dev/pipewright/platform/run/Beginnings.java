package dev.pipewright.platform.run;

import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.flowable.FlowableRunner;
import dev.pipewright.engine.store.JdbcLoadStore;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.engine.store.JdbcRunStore.Kept;
import dev.pipewright.engine.store.Load;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.run.NewRuns.NewRun;
import java.util.Optional;
import java.util.function.Supplier;

/// Begins runs, one for each trigger.
final class Beginnings {

    private final FlowableRunner runner;
    private final JdbcRunStore store;
    private final JdbcLoadStore loads;
    private final Audit audit;

    Beginnings(FlowableRunner runner, JdbcRunStore store, JdbcLoadStore loads, Audit audit) {
        this.runner = runner;
        this.store = store;
        this.loads = loads;
        this.audit = audit;
    }

    /// Who begins what.
    ///
    /// @param person the name of a person, or of a schedule
    /// @param action as the audit names it
    /// @param asked tells apart what is asked for
    /// @param remark what the audit keeps of it beside the run; may be empty
    record Beginning(TenantId tenant, String trigger, String person, String action, String asked, String remark) {}

    /// @param isNew false if the trigger has begun it before
    record Begun(Kept kept, boolean isNew) {}

    /// What the trigger began before is found first: it need not be what could begin now.
    Begun begin(Beginning beginning, Supplier<NewRun> newRun) {
        Optional<Kept> known = store.kept(beginning.tenant(), beginning.trigger());
        if (known.isPresent()) {
            return new Begun(known.get(), false);
        }
        NewRun made = newRun.get();
        Run run = made.run();
        store.prepareMonth(run);
        RunId kept = runner.start(run, connection -> {
            RunId id = store.keep(connection, run, made.pipeline(), made.replay(), beginning.asked());
            Load range = made.range();
            if (range != null && id.equals(run.id())) {
                loads.keep(connection, run.tenant(), id, range);
            }
            return id;
        });
        boolean isNew = kept.equals(run.id());
        if (isNew) {
            String remark = beginning.remark();
            String subject = remark.isEmpty() ? kept.toString() : kept + ": " + remark;
            audit.note(run.tenant(), beginning.person(), beginning.action(), subject);
        }
        return new Begun(store.kept(run.tenant(), run.trigger()).orElseThrow(), isNew);
    }

    /// As [#begin], but a trigger that was used for something else is refused.
    ///
    /// @throws AskedDifferentlyException if it was
    Begun beginOnce(Beginning beginning, Supplier<NewRun> newRun) {
        Begun begun = begin(beginning, newRun);
        if (!begun.kept().asked().equals(beginning.asked())) {
            throw new AskedDifferentlyException(begun.kept().run());
        }
        return begun;
    }
}
