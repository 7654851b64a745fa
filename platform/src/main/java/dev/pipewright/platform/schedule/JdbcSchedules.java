package dev.pipewright.platform.schedule;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.quartz.CronPlan;
import dev.pipewright.engine.quartz.CronTimer;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.CanonicalJson;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.catalogue.JsonObjects;
import dev.pipewright.platform.run.RunRefusedException;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.tenant.AcrossTenants;
import dev.pipewright.platform.tenant.TenantJdbc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Schedules in the database; the timer knows their rules and nothing else of them.
public final class JdbcSchedules implements Schedules {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcSchedules.class);
    private static final String ITSELF = "schedule";
    private static final String SELECT =
            "SELECT pipeline, cron, zone, mode, parameters, paused, environment FROM schedule WHERE tenant = ?";

    private final TenantJdbc transactions;
    private final AcrossTenants across;
    private final Supplier<CronTimer> timer;
    private final Runs runs;
    private final Audit audit;
    private final Refusals refusals;
    private final Clock clock;

    /// @param timer gives the timer, which calls [#due]
    public JdbcSchedules(
            TenantJdbc transactions,
            AcrossTenants across,
            Supplier<CronTimer> timer,
            Runs runs,
            Audit audit,
            Seal seal,
            Clock clock) {
        this.transactions = transactions;
        this.across = across;
        this.timer = timer;
        this.runs = runs;
        this.audit = audit;
        this.refusals = new Refusals(seal);
        this.clock = clock;
    }

    /// Gives the timer the plans of the schedules as they are kept: they count, and a process that ended between
    /// the two left the timer behind. What was missed meanwhile is still due.
    public void reconcile() {
        timer.get()
                .keepOnly(across.in(jdbc -> jdbc
                        .sql("SELECT tenant, pipeline, cron, zone FROM schedule WHERE NOT paused")
                        .query((row, number) -> Map.entry(
                                nameOf(new TenantId(row.getString("tenant")), row.getString("pipeline")),
                                new CronPlan(row.getString("cron"), ZoneId.of(row.getString("zone")))))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
    }

    @Override
    public List<Schedule> list(TenantId tenant) {
        return transactions.in(
                tenant,
                jdbc -> jdbc.sql(SELECT + " ORDER BY pipeline")
                        .param(tenant.value())
                        .query((row, number) -> scheduleOf(row))
                        .list());
    }

    @Override
    public Optional<Schedule> find(TenantId tenant, String pipeline) {
        return transactions.in(
                tenant,
                jdbc -> jdbc.sql(SELECT + " AND pipeline = ?")
                        .params(tenant.value(), pipeline)
                        .query((row, number) -> scheduleOf(row))
                        .optional());
    }

    private static Schedule scheduleOf(ResultSet row) throws SQLException {
        Map<String, String> parameters = JsonObjects.read(row.getString("parameters")).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString()));
        return new Schedule(
                row.getString("pipeline"),
                row.getString("cron"),
                ZoneId.of(row.getString("zone")),
                Mode.valueOf(row.getString("mode")),
                parameters,
                row.getBoolean("paused"),
                Objects.requireNonNullElse(row.getString("environment"), ""));
    }

    @Override
    public Schedule save(TenantId tenant, Schedule schedule, String author) {
        var plan = new CronPlan(schedule.cron(), schedule.zone());
        transactions.run(tenant, jdbc -> {
            jdbc.sql("""
                    INSERT INTO schedule (tenant, pipeline, cron, zone, mode, parameters, paused, environment)
                    VALUES (?, ?, ?, ?, ?, ?, ?, nullif(?, '')) ON CONFLICT (tenant, pipeline) DO UPDATE SET cron = excluded.cron,
                    zone = excluded.zone, mode = excluded.mode, parameters = excluded.parameters,
                    paused = excluded.paused, environment = excluded.environment, refused_at = NULL, refusal = NULL""")
                    .params(
                            tenant.value(),
                            schedule.pipeline(),
                            schedule.cron(),
                            schedule.zone().getId(),
                            schedule.mode().name(),
                            CanonicalJson.text(schedule.parameters()),
                            schedule.paused(),
                            schedule.environment())
                    .update();
            audit.note(jdbc, tenant, author, "schedule.save", schedule.pipeline());
        });
        time(tenant, schedule, plan);
        return schedule;
    }

    @Override
    public Optional<Schedule> pause(TenantId tenant, String pipeline, boolean paused, String author) {
        transactions.run(tenant, jdbc -> {
            int changed = jdbc.sql("UPDATE schedule SET paused = ? WHERE tenant = ? AND pipeline = ? AND paused <> ?")
                    .params(paused, tenant.value(), pipeline, paused)
                    .update();
            if (changed > 0) {
                audit.note(jdbc, tenant, author, paused ? "schedule.pause" : "schedule.resume", pipeline);
            }
        });
        var schedule = find(tenant, pipeline);
        schedule.ifPresent(kept -> time(tenant, kept, new CronPlan(kept.cron(), kept.zone())));
        return schedule;
    }

    private void time(TenantId tenant, Schedule schedule, CronPlan plan) {
        if (schedule.paused()) {
            timer.get().remove(nameOf(tenant, schedule.pipeline()));
        } else {
            timer.get().put(nameOf(tenant, schedule.pipeline()), plan);
        }
    }

    @Override
    public void remove(TenantId tenant, String pipeline, String author) {
        transactions.run(tenant, jdbc -> {
            int removed = jdbc.sql("DELETE FROM schedule WHERE tenant = ? AND pipeline = ?")
                    .params(tenant.value(), pipeline)
                    .update();
            if (removed > 0) {
                audit.note(jdbc, tenant, author, "schedule.remove", pipeline);
            }
        });
        timer.get().remove(nameOf(tenant, pipeline));
    }

    @Override
    public Map<String, Refusal> refusals(TenantId tenant) {
        return transactions.in(tenant, jdbc -> refusals.of(jdbc, tenant));
    }

    @Override
    public List<Instant> nextTimes(String cron, ZoneId zone, int count) {
        return new CronPlan(cron, zone).next(clock.instant(), count);
    }

    private static String nameOf(TenantId tenant, String pipeline) {
        return tenant + "/" + pipeline;
    }

    /// Starts the run of a planned time; the same time never starts two. If it can not start as the schedule
    /// says, that is kept with the schedule; anything else that goes wrong is for the timer, which tries again.
    public void due(String name, Instant planned) {
        var tenant = new TenantId(name.substring(0, name.indexOf('/')));
        String pipeline = name.substring(name.indexOf('/') + 1);
        find(tenant, pipeline).filter(schedule -> !schedule.paused()).ifPresent(schedule -> {
            try {
                runs.start(new RunRequest(
                        tenant,
                        pipeline,
                        RunRequest.Subject.LIVE,
                        schedule.mode(),
                        schedule.parameters(),
                        ITSELF + "/" + pipeline + "/" + planned,
                        ITSELF,
                        schedule.environment()));
                transactions.run(tenant, jdbc -> refusals.forget(jdbc, tenant, pipeline));
            } catch (RunRefusedException refused) {
                String reason = Sentence.keptOf(refused);
                // The reason may quote a parameter, and is kept sealed.
                LOG.warn("The schedule of {} could not start its run of {}: see the schedule.", name, planned);
                transactions.run(tenant, jdbc -> {
                    refusals.keep(jdbc, tenant, pipeline, new Refusal(planned, reason));
                    audit.note(jdbc, tenant, ITSELF, "schedule.refused", pipeline + " " + planned);
                });
            }
        });
    }
}
