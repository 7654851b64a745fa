package dev.pipewright.connectors.spi;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/// A connection that can count how many records of a stream fall on a day, without reading them.
public interface DayCountableConnection extends ChangeReadableConnection {

    /// How many records have their highest watermark value on each day, as far as it is at most where loads have got.
    /// Records without such a value are on none. The days of instants are those of UTC.
    ///
    /// @param whole the request for the whole stream
    /// @param watermark fields of dates or times, all of one type
    /// @param to a value as [#newest] gives it
    /// @param first the first day
    /// @param last the last day, some weeks later at most: each may cost a query
    /// @throws ConnectorException if the fields have no days
    SortedMap<LocalDate, Long> countByDay(
            StreamRequest whole, List<String> watermark, Object to, LocalDate first, LocalDate last);
}
