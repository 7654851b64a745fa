package dev.pipewright.model.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A step from one format of files to the next. A file of an old format takes all steps from its own on; a kept file
/// of each old format is among the tests.
interface FormatUpgrade {

    /// The format that is written. Formats count from 1.
    int CURRENT = 2;

    /// All steps; the step at index 0 leads from format 1 to format 2.
    List<FormatUpgrade> STEPS = List.of(new PositionsIntoLayout());

    /// The same file in the next format. Does not change what it is given. What is not as the old format says is
    /// left as it is, for the reader to refuse.
    Map<String, @Nullable Object> apply(Map<String, @Nullable Object> file);
}
