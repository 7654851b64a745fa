package dev.pipewright.platform.trouble;

import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.correction.RecordPath;
import dev.pipewright.engine.ledger.CauseKey;
import dev.pipewright.engine.ledger.WorkRefusedException;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.model.Node;
import dev.pipewright.model.Sentence;
import dev.pipewright.platform.run.ReplayRequest;
import dev.pipewright.platform.run.ReplayRequest.What;
import dev.pipewright.platform.run.RunRefusedException;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.run.Runs.Started;
import dev.pipewright.platform.trouble.FieldValues.Counted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The values that a value map refused because its table does not have them. A person says what they are mapped
/// to: the next version has them, and what was refused is sent again. Safe for use by many threads.
public final class MissingValues {

    /// How a value map refuses.
    private static final String CODE = "unmapped-value";

    private static final int MOST = 10_000;

    private final JdbcRunStore store;
    private final Runs runs;
    private final TroubledRecords records;
    private final ValueMapVersions versions;

    public MissingValues(JdbcRunStore store, Runs runs, TroubledRecords records, ValueMapVersions versions) {
        this.store = store;
        this.runs = runs;
        this.records = records;
        this.versions = versions;
    }

    /// True if a cause is one of them, at least by its name.
    static boolean isAbout(CauseKey cause) {
        return cause.isOfRecords() && CODE.equals(cause.code()) && cause.field() != null;
    }

    /// The values of a cause, as records have them; those of a sensitive field are hidden. Records without a value
    /// are left out: nothing can be mapped.
    ///
    /// @param limit how many at most
    /// @throws RunRefusedException if the cause is not about missing values
    public FieldValues of(TenantId tenant, RunId run, CauseKey cause, int limit) {
        return withValue(records.valuesOf(tenant, run, cause, pathOf(cause), limit));
    }

    private static FieldValues withValue(FieldValues all) {
        List<Counted> values =
                all.values().stream().filter(each -> each.value() != null).toList();
        return new FieldValues(all.path(), values, all.more(), all.looked());
    }

    /// A value map's field has names only.
    private static RecordPath pathOf(CauseKey cause) {
        String field = cause.field();
        if (!isAbout(cause) || field == null) {
            throw new RunRefusedException(Sentence.of("platform.valuesOtherCause"));
        }
        return RecordPath.ofNames(field);
    }

    /// Adds values to the value map of the live version, publishes that as the next one, and replays with it what
    /// the cause hit. What another version has already is not added again, so that who asks again gets the same.
    ///
    /// @throws RunRefusedException if that is not possible as asked; nothing has changed
    /// @throws WorkRefusedException if somebody else was there first; nothing has changed
    public Started map(MappedValues asked) {
        var replay = new ReplayRequest(
                asked.tenant(),
                asked.run(),
                new What.OfMapped(asked.cause(), asked.values()),
                ReplayRequest.Version.LIVE,
                asked.mode(),
                asked.trigger(),
                asked.person());
        if (store.kept(asked.tenant(), asked.trigger()).isEmpty()) {
            checkValues(asked);
            Run run = store.find(asked.tenant(), asked.run())
                    .orElseThrow(() -> new RunRefusedException(Sentence.of("platform.replayNoRun")));
            ValueMapVersions.Place place = versions.find(asked.tenant(), run.pipelineId(), asked.cause());
            Map<String, String> missing = missing(place.node(), asked.values());
            runs.checkReplay(replay);
            versions.publish(place, missing, asked);
        }
        return runs.replay(replay);
    }

    /// A value that no record has would be a slip of the pen.
    private void checkValues(MappedValues asked) {
        FieldValues present =
                withValue(records.countOf(asked.tenant(), asked.run(), asked.cause(), pathOf(asked.cause()), MOST));
        Set<String> known = present.values().stream()
                .map(each -> String.valueOf(each.value()))
                .collect(Collectors.toSet());
        if (known.isEmpty()) {
            throw new RunRefusedException(Sentence.of("platform.valuesNone", "field", fieldOf(asked)));
        }
        for (String value : asked.values().keySet()) {
            if (present.more() == 0 && !known.contains(value)) {
                throw new RunRefusedException(
                        Sentence.of("platform.valuesUnknown", "value", value, "field", fieldOf(asked)));
            }
        }
    }

    private static String fieldOf(MappedValues asked) {
        return String.valueOf(asked.cause().field());
    }

    private static Map<String, String> missing(Node.ValueMap node, Map<String, String> values) {
        Map<String, String> missing = new LinkedHashMap<>();
        values.forEach((value, mapped) -> {
            String present = node.values().get(value);
            if (present == null) {
                missing.put(value, mapped);
            } else if (!present.equals(mapped)) {
                throw new WorkRefusedException(
                        Sentence.of("platform.valuesMapped", "value", value, "node", node.name(), "mapped", present));
            }
        });
        return missing;
    }
}
