package dev.pipewright.connectors.mongodb;

import com.mongodb.ConnectionString;
import dev.pipewright.connectors.spi.Secret;
import dev.pipewright.connectors.spi.settings.Address;
import dev.pipewright.connectors.spi.settings.Between;
import dev.pipewright.connectors.spi.settings.CheckedSettings;
import dev.pipewright.connectors.spi.settings.CountsIn;
import dev.pipewright.connectors.spi.settings.DefaultValue;
import dev.pipewright.connectors.spi.settings.Required;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a database of MongoDB is reached.
///
/// @param url hosts and options, without user and password
/// @param authDatabase where the user is kept
/// @param answerTimeoutSeconds the longest wait for the next part of an answer
record MongoConnectionSettings(
        @Address @Required String url,
        @Required String database,
        @Nullable String user,
        @Nullable Secret password,
        @DefaultValue("admin") String authDatabase,

        @DefaultValue("10") @Between(min = 1, max = 300) @CountsIn(ChronoUnit.SECONDS)
        int connectTimeoutSeconds,

        @DefaultValue("600") @Between(min = 1, max = 86_400) @CountsIn(ChronoUnit.SECONDS)
        int answerTimeoutSeconds)
        implements CheckedSettings {

    private static final String BY_DNS = "mongodb+srv://";
    private static final Pattern FORM = Pattern.compile("mongodb(\\+srv)?://[^\\s]+");
    private static final Pattern SECRET =
            Pattern.compile("//[^/?]*@|(proxyPassword|AWS_SESSION_TOKEN)\\s*[=:]", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_NAME = Pattern.compile("[/\\\\. \"$*<>:|?\\x00]");

    @Override
    public List<SettingsProblem> problems() {
        if (SECRET.matcher(url).find()) {
            return problem("url", "passwordInUrl");
        }
        if (!isUrl()) {
            return problem("url", "noUrl");
        }
        if (NO_NAME.matcher(database).find()) {
            return problem("database", "noDatabaseName");
        }
        return (user == null) == (password == null) ? List.of() : problem("user", "userAndPassword");
    }

    private boolean isUrl() {
        if (!FORM.matcher(url).matches()) {
            return false;
        }
        if (url.startsWith(BY_DNS)) {
            return true; // To read it is to ask the name server, which is for later.
        }
        try {
            var _ = new ConnectionString(url);
            return true;
        } catch (IllegalArgumentException e) {
            return false; // What is wrong with it the driver says in its own words, with the text itself.
        }
    }

    private static List<SettingsProblem> problem(String field, String what) {
        return List.of(
                new SettingsProblem(MongoConnectionSettings.class, field, "MongoConnectionSettings." + what, Map.of()));
    }

    /// Where the database is, as a message may show it.
    String place() {
        String hosts = url.substring(url.indexOf("//") + 2);
        return hosts.split("[/?]", 2)[0];
    }
}
