package dev.pipewright.platform.schedule;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.platform.schedule.Schedules.Refusal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Why schedules started no run, kept with their rows; the sentences are closed, as they may quote a customer.
record Refusals(Seal seal) {

    private static final String KIND = "refusal";

    Map<String, Refusal> of(JdbcClient jdbc, TenantId tenant) {
        return jdbc
                .sql("SELECT pipeline, refused_at, refusal FROM schedule WHERE tenant = ? AND refusal IS NOT NULL")
                .param(tenant.value())
                .query((row, number) -> Map.entry(
                        row.getString("pipeline"),
                        new Refusal(
                                row.getTimestamp("refused_at").toInstant(),
                                new String(seal.open(tenant, KIND, row.getBytes("refusal")), StandardCharsets.UTF_8))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void keep(JdbcClient jdbc, TenantId tenant, String pipeline, Refusal refusal) {
        jdbc.sql("UPDATE schedule SET refused_at = ?, refusal = ? WHERE tenant = ? AND pipeline = ?")
                .params(
                        Timestamp.from(refusal.planned()),
                        seal.close(tenant, KIND, refusal.reason().getBytes(StandardCharsets.UTF_8)),
                        tenant.value(),
                        pipeline)
                .update();
    }

    void forget(JdbcClient jdbc, TenantId tenant, String pipeline) {
        jdbc.sql("""
                UPDATE schedule SET refused_at = NULL, refusal = NULL
                WHERE tenant = ? AND pipeline = ? AND refusal IS NOT NULL""").params(tenant.value(), pipeline).update();
    }
}
