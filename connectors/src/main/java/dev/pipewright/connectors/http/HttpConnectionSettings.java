package dev.pipewright.connectors.http;

import dev.pipewright.connectors.spi.Secret;
import dev.pipewright.connectors.spi.settings.Address;
import dev.pipewright.connectors.spi.settings.Between;
import dev.pipewright.connectors.spi.settings.CheckedSettings;
import dev.pipewright.connectors.spi.settings.CountsIn;
import dev.pipewright.connectors.spi.settings.DefaultValue;
import dev.pipewright.connectors.spi.settings.OnlyIf;
import dev.pipewright.connectors.spi.settings.Required;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a host is reached.
///
/// @param account names the account or company at the host; documents of two accounts are never the same. Empty if
///     nothing but this connection reaches it
/// @param callsPerSecond 0 for no limit
/// @param burst 0 for a tenth of a second's worth
/// @param callsPerDay 0 for no limit
record HttpConnectionSettings(
        @Address @Required String baseUrl,
        @DefaultValue("NONE") Auth auth,

        @OnlyIf(setting = "auth", is = "BASIC") @Required @Nullable
        String user,

        @OnlyIf(setting = "auth", is = "BASIC") @Required @Nullable
        Secret password,

        @OnlyIf(setting = "auth", is = "BEARER") @Required @Nullable
        Secret token,

        @OnlyIf(setting = "auth", is = "HEADER") @Required @Nullable
        String headerName,

        @OnlyIf(setting = "auth", is = "HEADER") @Required @Nullable
        Secret headerValue,

        @OnlyIf(setting = "auth", is = "OAUTH2") @Required @Address @Nullable
        String tokenUrl,

        @OnlyIf(setting = "auth", is = "OAUTH2") @Required @Nullable
        String clientId,

        @OnlyIf(setting = "auth", is = "OAUTH2") @Required @Nullable
        Secret clientSecret,

        @OnlyIf(setting = "auth", is = "OAUTH2") @Nullable String scope,
        @DefaultValue("") String account,
        @DefaultValue("16") @Between(min = 1, max = 1000) int maxConcurrent,
        @DefaultValue("0") @Between(min = 0, max = 100_000) int callsPerSecond,
        @DefaultValue("0") @Between(min = 0, max = 100_000) int burst,

        @DefaultValue("0") @Between(min = 0, max = 1_000_000_000)
        int callsPerDay,

        RetrySettings retries,

        @DefaultValue("5") @Between(min = 1, max = 300) @CountsIn(ChronoUnit.SECONDS)
        int connectTimeoutSeconds,

        @DefaultValue("30") @Between(min = 1, max = 600) @CountsIn(ChronoUnit.SECONDS)
        int answerTimeoutSeconds,

        @DefaultValue("/") String testPath)
        implements CheckedSettings {

    /// How the host is told who is calling.
    enum Auth {
        /// Not at all.
        NONE,
        /// By user and password.
        BASIC,
        /// By a token.
        BEARER,
        /// By a key in a header.
        HEADER,
        /// By a token that is fetched with client credentials.
        OAUTH2
    }

    CallLimits limits() {
        return new CallLimits(
                maxConcurrent, callsPerSecond, burst > 0 ? burst : Math.max(1, callsPerSecond / 10), callsPerDay);
    }

    @Override
    public List<SettingsProblem> problems() {
        List<SettingsProblem> problems = new ArrayList<>();
        checkUrl("baseUrl", baseUrl, problems);
        if (auth == Auth.OAUTH2 && tokenUrl != null) {
            checkUrl("tokenUrl", tokenUrl, problems);
        }
        if (!testPath.startsWith("/")) {
            problems.add(problem("testPath", "leadingSlash"));
        } else if (!PathTemplate.isPath(testPath)) {
            problems.add(problem("testPath", "notAPath"));
        }
        return problems;
    }

    private static void checkUrl(String field, String url, List<SettingsProblem> problems) {
        try {
            URI uri = URI.create(url);
            boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!isHttp || uri.getHost() == null) {
                problems.add(problem(field, "notAUrl"));
            } else if (uri.getUserInfo() != null || uri.getQuery() != null) {
                problems.add(problem(field, "plainUrl"));
            }
        } catch (IllegalArgumentException e) {
            problems.add(problem(field, "notAUrl"));
        }
    }

    private static SettingsProblem problem(String field, String key) {
        return new SettingsProblem(HttpConnectionSettings.class, field, "HttpConnectionSettings." + key, Map.of());
    }
}
