package dev.pipewright.connectors.spi;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A connection that can read what changed: it respects [StreamRequest#changes].
public interface ChangeReadableConnection extends ReadableConnection {

    /// How far a load may read now: the highest watermark value there is, but for times none later than the source's
    /// own clock less a lag, so that neither a clock nor a row from the future carries the watermark past what is
    /// still to come. Where the highest cannot be asked for, the clock less the lag alone.
    ///
    /// @param watermark fields of times or numbers, all of one type
    /// @return a JSON value: a number, a date, a local date-time or an instant; null if the stream has none
    /// @throws ConnectorException if the fields cannot be a watermark
    @Nullable
    Object newest(StreamRequest request, List<String> watermark, Duration lag);
}
