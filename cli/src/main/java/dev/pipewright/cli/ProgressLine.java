package dev.pipewright.cli;

import dev.pipewright.engine.RunProgress;
import java.util.Locale;

/// One line on the terminal that says how far the run is; nothing where nobody watches.
final class ProgressLine {

    private static final int WIDTH = 110;

    private final Surroundings surroundings;
    private boolean shown;

    ProgressLine(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Replaces the line.
    synchronized void show(RunProgress progress) {
        if (surroundings.terminal()) {
            String text = text(progress);
            String fitted = text.length() > WIDTH ? text.substring(0, WIDTH) : text + " ".repeat(WIDTH - text.length());
            surroundings.err().print("\r" + fitted);
            surroundings.err().flush();
            shown = true;
        }
    }

    /// Removes the line.
    synchronized void end() {
        if (shown) {
            surroundings.err().print("\r" + " ".repeat(WIDTH) + "\r");
            surroundings.err().flush();
        }
    }

    static String text(RunProgress progress) {
        double seconds = progress.elapsed().toMillis() / 1000.0;
        var text = new StringBuilder(String.format(Locale.ROOT, "%.0f s  %s  ", seconds, progress.stage()));
        text.append(String.format(Locale.ROOT, "%,d records", progress.read()));
        if (progress.formed() > 0 || progress.settled() > 0) {
            text.append(String.format(Locale.ROOT, ", %,d of %,d documents", progress.settled(), progress.formed()));
        }
        if (progress.delivered() > 0) {
            text.append(String.format(Locale.ROOT, ", %,d delivered", progress.delivered()));
        }
        long done = progress.settled() > 0 ? progress.settled() : progress.read();
        if (seconds >= 1 && done > 0) {
            text.append(String.format(Locale.ROOT, ", %,.0f a second", done / seconds));
        }
        return text.toString();
    }
}
