package dev.pipewright.platform;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.engine.PipelineInspection;
import dev.pipewright.engine.call.Targets;
import dev.pipewright.engine.dataflow.FolderSegmentStore;
import dev.pipewright.engine.dataflow.SegmentStore;
import dev.pipewright.engine.envelope.Envelope;
import dev.pipewright.engine.envelope.KeyRing;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.flowable.FlowableRunner;
import dev.pipewright.engine.flowable.OpenRuns;
import dev.pipewright.engine.flowable.StagedRunWork;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.PostgresLedger;
import dev.pipewright.engine.ledger.PostgresOverview;
import dev.pipewright.engine.quartz.CronTimer;
import dev.pipewright.engine.store.DatabaseMigration.Passwords;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.engine.store.Notifications;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.catalogue.JdbcCatalogue;
import dev.pipewright.platform.catalogue.SavedConnectionBook;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.JdbcDrafts;
import dev.pipewright.platform.people.ApiTokens;
import dev.pipewright.platform.people.JdbcPeople;
import dev.pipewright.platform.people.People;
import dev.pipewright.platform.result.Results;
import dev.pipewright.platform.result.RunResults;
import dev.pipewright.platform.run.RunService;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.schedule.JdbcSchedules;
import dev.pipewright.platform.tenant.TenantTransactions;
import dev.pipewright.platform.tenant.Tenants;
import dev.pipewright.platform.version.JdbcVersions;
import dev.pipewright.platform.version.Versions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// All services of the platform, on a database of its own or on one that is named.
///
/// | property | says | standard |
/// |---|---|---|
/// | `pipewright.data` | the data folder | `.pipewright/data` |
/// | `pipewright.node` | the name this process keeps over restarts; unique among living processes | `node-1` |
/// | `pipewright.slots` | how many slices run at once | 4 |
/// | `pipewright.database.url` | a database that somebody else keeps; none means an embedded server | |
/// | `pipewright.database.owner-password`, `.app-password` | for its roles | |
///
/// A stop first lets slices end at their next chunk border, then ends the schedules, and the database last.
@Configuration(proxyBeanMethods = false)
public class PlatformConfiguration {

    private static final int BCRYPT_STRENGTH = 10;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    PlatformDatabase platformDatabase(Environment environment) {
        String url = environment.getProperty("pipewright.database.url", "");
        return url.isEmpty()
                ? PlatformDatabase.embedded(dataFolder(environment))
                : PlatformDatabase.external(
                        url,
                        new Passwords(
                                environment.getRequiredProperty("pipewright.database.owner-password"),
                                environment.getRequiredProperty("pipewright.database.app-password"),
                                ""));
    }

    private static Path dataFolder(Environment environment) {
        return Path.of(environment.getProperty("pipewright.data", ".pipewright/data"));
    }

    private static String node(Environment environment) {
        return environment.getProperty("pipewright.node", "node-1");
    }

    private static int slots(Environment environment) {
        return environment.getProperty("pipewright.slots", Integer.class, 4);
    }

    @Bean
    Seal seal(Environment environment) {
        return new Envelope(KeyRing.openOrCreate(dataFolder(environment).resolve("payload.keys")));
    }

    @Bean
    TenantTransactions tenantTransactions(PlatformDatabase database) {
        return new TenantTransactions(database.app());
    }

    @Bean
    Tenants tenants(TenantTransactions transactions) {
        return new Tenants(transactions);
    }

    @Bean
    People people(TenantTransactions transactions) {
        return new JdbcPeople(transactions, BCRYPT_STRENGTH);
    }

    @Bean
    ApiTokens apiTokens(TenantTransactions transactions) {
        return new ApiTokens(transactions);
    }

    @Bean
    Audit audit(TenantTransactions transactions) {
        return new Audit(transactions);
    }

    @Bean
    Catalogue catalogue(TenantTransactions transactions, Audit audit) {
        return new JdbcCatalogue(transactions, audit);
    }

    @Bean
    ConnectorCatalogue connectors(Environment environment) {
        return ConnectorCatalogue.with(dataFolder(environment).resolve("connectors"));
    }

    @Bean
    Connections connections(TenantTransactions transactions, Seal seal, Audit audit) {
        return new Connections(transactions, seal, audit);
    }

    @Bean
    PipelineInspection pipelineInspection(ConnectorCatalogue connectors) {
        return new PipelineInspection(connectors, Locale.ENGLISH);
    }

    @Bean
    Notifications notifications(PlatformDatabase database) {
        return new Notifications(database.app());
    }

    @Bean
    Drafts drafts(TenantTransactions transactions, Notifications notifications) {
        return new JdbcDrafts(transactions, notifications);
    }

    @Bean
    Versions versions(TenantTransactions transactions, Drafts drafts, PipelineInspection inspection, Audit audit) {
        return new JdbcVersions(transactions, drafts, inspection::problems, audit);
    }

    @Bean
    JdbcRunStore runStore(PlatformDatabase database, Seal seal, Clock clock) {
        return new JdbcRunStore(database.app(), seal, clock);
    }

    @Bean
    Ledger ledger(PlatformDatabase database, Seal seal) {
        return new PostgresLedger(database.app(), seal);
    }

    @Bean
    PostgresOverview overview(PlatformDatabase database, Seal seal) {
        return new PostgresOverview(database.app(), seal);
    }

    @Bean
    SegmentStore segmentStore(Environment environment, Seal seal) {
        return new FolderSegmentStore(dataFolder(environment).resolve("segments"), seal);
    }

    @Bean
    OpenRuns openRuns(
            JdbcRunStore runs,
            Ledger ledger,
            SegmentStore segments,
            Connections connections,
            ConnectorCatalogue connectors,
            Clock clock) {
        return new OpenRuns(
                runs,
                ledger,
                segments,
                tenant -> new SavedConnectionBook(tenant, connections, connectors),
                new Targets(clock, RandomGenerator.getDefault()),
                clock);
    }

    @Bean
    FlowableRunner flowableRunner(
            PlatformDatabase database,
            Environment environment,
            JdbcRunStore runs,
            Ledger ledger,
            SegmentStore segments,
            OpenRuns open,
            Notifications notifications,
            Clock clock) {
        int slots = slots(environment);
        var work = new StagedRunWork(runs, ledger, segments, open, clock, slots);
        var runner = new FlowableRunner(database.control(), node(environment), slots, work, clock);
        notifications.listen(FlowableRunner.CHANNEL, _ -> runner.wake());
        return runner;
    }

    @Bean
    Runs runs(
            FlowableRunner runner,
            JdbcRunStore store,
            Ledger ledger,
            PostgresOverview overview,
            Drafts drafts,
            Versions versions,
            PipelineInspection inspection,
            Audit audit,
            Clock clock) {
        return new RunService(runner, store, ledger, overview, drafts, versions, inspection::problems, audit, clock);
    }

    @Bean
    Results results(JdbcRunStore runs, Ledger ledger) {
        return new RunResults(runs, ledger);
    }

    @Bean
    JdbcSchedules schedules(TenantTransactions transactions, ObjectProvider<CronTimer> timer, Runs runs, Clock clock) {
        return new JdbcSchedules(transactions, timer::getObject, runs, clock);
    }

    @Bean
    CronTimer cronTimer(PlatformDatabase database, Environment environment, JdbcSchedules schedules) {
        return new CronTimer(database.timer(), node(environment), schedules::due);
    }

    @Bean
    PlatformStart platformStart(Notifications notifications, FlowableRunner runner, CronTimer timer) {
        return new PlatformStart(notifications, runner, timer);
    }
}
