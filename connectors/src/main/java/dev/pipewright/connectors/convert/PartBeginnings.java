package dev.pipewright.connectors.convert;

import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.List;

/// Where the parts of a split begin that the last batch has records of, such as files or pages, so that a checkpoint
/// can name a part and a place in it. Used by one thread.
///
/// @param <T> what a checkpoint says of a part
public final class PartBeginnings<T> {

    private final List<Beginning<T>> beginnings = new ArrayList<>();

    private record Beginning<T>(T part, long before) {}

    /// A place in a part.
    ///
    /// @param before how many records and unreadable inputs stand in the parts before
    /// @param inPart how many stand in the part up to the place
    public record Place<T>(T part, long before, long inPart) {}

    /// A part begins.
    ///
    /// @param before how many records and unreadable inputs stand in the parts before
    public void begin(T part, long before) {
        beginnings.add(new Beginning<>(part, before));
    }

    /// A batch begins, in the part that began last.
    public void startBatch() {
        if (beginnings.size() > 1) {
            beginnings.subList(0, beginnings.size() - 1).clear();
        }
    }

    /// Where a record of the last batch stands.
    public Place<T> placeOf(DataRecord record) {
        long ordinal = record.origin().ordinal();
        Beginning<T> beginning = beginnings.stream()
                .filter(each -> each.before() < ordinal)
                .reduce((_, later) -> later)
                .orElseThrow(() -> new IllegalArgumentException("not a record of the last batch: " + record.origin()));
        return new Place<>(beginning.part(), beginning.before(), ordinal - beginning.before());
    }
}
