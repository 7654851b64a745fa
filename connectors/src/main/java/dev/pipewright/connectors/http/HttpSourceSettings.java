package dev.pipewright.connectors.http;

import dev.pipewright.connectors.spi.settings.Between;
import dev.pipewright.connectors.spi.settings.CheckedSettings;
import dev.pipewright.connectors.spi.settings.DefaultValue;
import dev.pipewright.connectors.spi.settings.Multiline;
import dev.pipewright.connectors.spi.settings.OnlyIf;
import dev.pipewright.connectors.spi.settings.Required;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is asked of a host, and where the records are in its answers.
///
/// @param records the way to the records in an answer; empty if the answer is the array
/// @param next the way to the next cursor or the next page's address in an answer
/// @param more the way to what says whether another page follows: it ends where there is nothing, null, false or an
///     empty text; absent if only an empty page is the end
/// @param changedFrom the query parameter for the time from which on changes are read
/// @param changedTo the query parameter for the time up to which they are read; absent if the host has none
/// @param clock the way to the host's time in an answer; absent for the header `Date`
/// @param keysParameter the query parameter for the values of one key field, with commas between them; absent if
///     the host finds no records by key
record HttpSourceSettings(
        @Required String path,
        @DefaultValue("GET") Method method,
        Map<String, String> query,
        Map<String, String> headers,

        @OnlyIf(setting = "method", is = "POST") @Multiline("json") @Nullable
        String body,

        @DefaultValue("") String records,
        @DefaultValue("NONE") Pagination pagination,

        @OnlyIf(
                setting = "pagination",
                is = {"PAGE", "OFFSET", "CURSOR"})
        @Required
        @Nullable
        String pageParameter,

        @OnlyIf(
                setting = "pagination",
                is = {"PAGE", "OFFSET"})
        @Nullable
        String sizeParameter,

        @OnlyIf(
                setting = "pagination",
                is = {"PAGE", "OFFSET"})
        @DefaultValue("100")
        @Between(min = 1, max = 100_000)
        int pageSize,

        @OnlyIf(setting = "pagination", is = "PAGE") @DefaultValue("1") @Between(min = 0, max = 1)
        int firstPage,

        @OnlyIf(
                setting = "pagination",
                is = {"CURSOR", "NEXT_LINK"})
        @Required
        @Nullable
        String next,

        @OnlyIf(
                setting = "pagination",
                is = {"PAGE", "OFFSET"})
        @Nullable
        String more,

        @Nullable String changedFrom,
        @Nullable String changedTo,
        @Nullable String clock,

        @Nullable String keysParameter,

        Map<String, String> answers,
        List<String> keys)
        implements CheckedSettings {

    /// How it is asked.
    enum Method {
        GET,
        POST
    }

    /// How a host divides a long answer.
    enum Pagination {
        /// Not at all.
        NONE,
        /// Pages have numbers.
        PAGE,
        /// A page begins at a record's number.
        OFFSET,
        /// Each page says what to send for the next.
        CURSOR,
        /// Each page has the address of the next in its body.
        NEXT_LINK,
        /// Each page has the address of the next in its `Link` header.
        LINK_HEADER
    }

    @Override
    public List<SettingsProblem> problems() {
        List<SettingsProblem> problems = new ArrayList<>(AnswerRules.problems(HttpSourceSettings.class, answers));
        mustBeginWithSlash("path", path, problems);
        if (path.startsWith("/") && !PathTemplate.isPath(path)) {
            problems.add(problem("path", "notAPath"));
        }
        mustBeginWithSlash("records", records, problems);
        if (next != null) {
            mustBeginWithSlash("next", next, problems);
        }
        if (more != null) {
            mustBeginWithSlash("more", more, problems);
        }
        if (clock != null) {
            mustBeginWithSlash("clock", clock, problems);
        }
        return problems;
    }

    private static void mustBeginWithSlash(String field, String text, List<SettingsProblem> problems) {
        if (!text.isEmpty() && !text.startsWith("/")) {
            problems.add(problem(field, "leadingSlash"));
        }
    }

    private static SettingsProblem problem(String field, String key) {
        return new SettingsProblem(HttpSourceSettings.class, field, "HttpSourceSettings." + key, Map.of());
    }
}
