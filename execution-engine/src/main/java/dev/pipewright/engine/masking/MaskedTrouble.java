package dev.pipewright.engine.masking;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.sensitive.HiddenValues;
import org.jspecify.annotations.Nullable;

/// Trouble with another system, without the sensitive values that it quotes: a database names the key that it has
/// twice.
final class MaskedTrouble {

    private MaskedTrouble() {}

    /// The trouble itself if it tells nothing hidden. Else what brought it about is left out too: it would be
    /// logged, and quotes the same.
    static ConnectorException of(ConnectorException trouble, HiddenValues hidden) {
        String said = Sentence.keptOf(trouble);
        String shown = hidden.in(said);
        boolean isHarmless = shown.equals(said) && isHarmless(trouble.getCause(), hidden);
        return isHarmless ? trouble : new ConnectorException(trouble.kind(), shown);
    }

    private static boolean isHarmless(@Nullable Throwable cause, HiddenValues hidden) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            String said = String.valueOf(at.getMessage());
            if (!hidden.in(said).equals(said)) {
                return false;
            }
        }
        return true;
    }
}
