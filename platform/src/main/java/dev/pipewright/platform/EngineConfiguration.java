package dev.pipewright.platform;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.engine.PipelineInspection;
import dev.pipewright.engine.call.Targets;
import dev.pipewright.engine.dataflow.FolderSegmentStore;
import dev.pipewright.engine.dataflow.SegmentStore;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.flowable.FlowableRunner;
import dev.pipewright.engine.flowable.OpenRuns;
import dev.pipewright.engine.flowable.StagedRunWork;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.PostgresAttempts;
import dev.pipewright.engine.ledger.PostgresCallLog;
import dev.pipewright.engine.ledger.PostgresCauses;
import dev.pipewright.engine.ledger.PostgresLedger;
import dev.pipewright.engine.ledger.PostgresOverview;
import dev.pipewright.engine.ledger.PostgresRecords;
import dev.pipewright.engine.ledger.PostgresSelections;
import dev.pipewright.engine.quota.PostgresQuota;
import dev.pipewright.engine.quota.Quota;
import dev.pipewright.engine.store.JdbcIntake;
import dev.pipewright.engine.store.JdbcLoadStore;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.engine.store.Notifications;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.catalogue.SavedConnectionBook;
import java.time.Clock;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What runs pipelines: the engine, on the platform's database and with the tenants' connections.
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    PipelineInspection pipelineInspection(ConnectorCatalogue connectors) {
        return new PipelineInspection(connectors, Locale.ENGLISH);
    }

    @Bean
    JdbcRunStore runStore(PlatformDatabase database, Seal seal, Clock clock) {
        return new JdbcRunStore(database.app(), seal, clock);
    }

    @Bean
    JdbcLoadStore loadStore(PlatformDatabase database, Clock clock) {
        return new JdbcLoadStore(database.app(), clock);
    }

    @Bean
    JdbcIntake intake(PlatformDatabase database, Seal seal, Clock clock) {
        return new JdbcIntake(database.app(), seal, clock);
    }

    @Bean
    Ledger ledger(PlatformDatabase database, Seal seal) {
        return new PostgresLedger(database.app(), seal);
    }

    @Bean
    PostgresOverview overview(PlatformDatabase database) {
        return new PostgresOverview(database.app());
    }

    @Bean
    PostgresCauses causes(PlatformDatabase database, Seal seal) {
        return new PostgresCauses(database.app(), seal);
    }

    @Bean
    PostgresAttempts attempts(PlatformDatabase database, Seal seal) {
        return new PostgresAttempts(database.app(), seal);
    }

    @Bean
    PostgresCallLog callLog(PlatformDatabase database, Seal seal) {
        return new PostgresCallLog(database.app(), seal);
    }

    @Bean
    PostgresRecords records(PlatformDatabase database, Seal seal) {
        return new PostgresRecords(database.app(), seal);
    }

    @Bean
    PostgresSelections selections(PlatformDatabase database) {
        return new PostgresSelections(database.app());
    }

    @Bean
    SegmentStore segmentStore(PlatformSettings settings, Seal seal) {
        return new FolderSegmentStore(settings.segments(), seal);
    }

    @Bean
    Quota quota(PlatformDatabase database, PlatformSettings settings, Seal seal) {
        return new PostgresQuota(database.control(), settings.node(), seal);
    }

    @Bean
    Targets targets(Quota quota, Clock clock) {
        return new Targets(clock, RandomGenerator.getDefault(), quota);
    }

    @Bean
    OpenRuns openRuns(
            JdbcRunStore runs,
            JdbcLoadStore loads,
            JdbcIntake intake,
            Ledger ledger,
            SegmentStore segments,
            Connections connections,
            ConnectorCatalogue connectors,
            Targets targets,
            Clock clock) {
        return new OpenRuns(
                runs,
                loads,
                intake,
                ledger,
                segments,
                tenant -> new SavedConnectionBook(tenant, connections, connectors),
                targets,
                clock);
    }

    @Bean
    FlowableRunner flowableRunner(
            PlatformDatabase database,
            PlatformSettings settings,
            JdbcRunStore runs,
            JdbcLoadStore loads,
            JdbcIntake intake,
            Ledger ledger,
            SegmentStore segments,
            OpenRuns open,
            Notifications notifications,
            Seal seal,
            Clock clock) {
        int slots = settings.slots();
        var work = new StagedRunWork(runs, loads, intake, ledger, segments, open, clock);
        var runner =
                new FlowableRunner(database.owner(), database.control(), settings.node(), slots, work, seal, clock);
        notifications.listen(FlowableRunner.CHANNEL, _ -> runner.wake());
        return runner;
    }
}
