package dev.pipewright.engine.call;

import dev.pipewright.connectors.spi.settings.Between;
import dev.pipewright.connectors.spi.settings.CheckedSettings;
import dev.pipewright.connectors.spi.settings.DefaultValue;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a target takes several documents in one call; see [GenericJsonBatches].
///
/// @param batchSize the most documents of a call; 1 to send each by itself
/// @param batchField the field of the body that holds the documents; absent if the body is their array
/// @param batchAnswers a pointer to the array of answers; absent if the answer is that array
/// @param batchKey a pointer to the document's code in each of them; absent if they are in the documents' order
/// @param batchStatus a pointer to the HTTP status in each; absent if what has an error's code is refused
/// @param batchAnswer a pointer to the document's own answer in each; absent if that is the whole
/// @param batchResends true if the target knows a document again, however it is sent
record BatchSettings(
        @DefaultValue("1") @Between(min = 1, max = 1000) int batchSize,

        @DefaultValue("1024") @Between(min = 1, max = 16_384)
        int batchMaxKilobytes,

        @Nullable String batchPath,
        @Nullable String batchField,
        @Nullable String batchAnswers,
        @Nullable String batchKey,
        @Nullable String batchStatus,
        @Nullable String batchAnswer,
        @DefaultValue("false") boolean batchResends)
        implements CheckedSettings {

    @Override
    public List<SettingsProblem> problems() {
        List<SettingsProblem> problems = new ArrayList<>();
        if (batchSize > 1 && batchPath == null) {
            problems.add(problem("batchPath", "noPath"));
        }
        slash("batchPath", batchPath, problems);
        slash("batchAnswers", batchAnswers, problems);
        slash("batchKey", batchKey, problems);
        slash("batchStatus", batchStatus, problems);
        slash("batchAnswer", batchAnswer, problems);
        if (batchPath != null && batchPath.contains("{code}")) {
            problems.add(problem("batchPath", "code"));
        }
        return problems;
    }

    private static void slash(String field, @Nullable String value, List<SettingsProblem> problems) {
        if (value != null && !value.startsWith("/")) {
            problems.add(problem(field, "leadingSlash"));
        }
    }

    private static SettingsProblem problem(String field, String key) {
        return new SettingsProblem(BatchSettings.class, field, "BatchSettings." + key, Map.of());
    }
}
