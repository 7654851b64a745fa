package dev.pipewright.cli;

import dev.pipewright.engine.RunProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One line on the terminal that says how far the run is, with a bar as soon as there are documents; nothing where
/// nobody watches.
final class ProgressLine {

    // One column less than a terminal has: behind its last one, some go to the next line.
    private static final int WIDTH = 79;
    private static final int BAR = 20;

    private final Surroundings surroundings;
    private boolean shown;

    ProgressLine(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Replaces the line.
    synchronized void show(RunProgress progress) {
        if (surroundings.terminal()) {
            String text = text(progress);
            surroundings.err().print("\r" + text + " ".repeat(WIDTH - text.length()));
            surroundings.err().flush();
            shown = true;
        }
    }

    /// Removes the line.
    synchronized void end() {
        if (shown) {
            surroundings.err().print("\r" + " ".repeat(WIDTH) + "\r");
            surroundings.err().flush();
            shown = false;
        }
    }

    /// The parts that fit; what matters least is last.
    private static String text(RunProgress progress) {
        var text = new StringBuilder(progress.formed() > 0 ? bar(progress) : "");
        String between = "";
        for (String part : parts(progress)) {
            if (text.length() + between.length() + part.length() <= WIDTH) {
                text.append(between).append(part);
            }
            between = ", ";
        }
        return text.toString();
    }

    private static String bar(RunProgress progress) {
        int full = Math.toIntExact(BAR * done(progress) / progress.formed());
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] ";
    }

    private static List<String> parts(RunProgress progress) {
        List<String> parts = new ArrayList<>();
        boolean known = progress.formed() > 0 && !progress.reading();
        // While more may be formed, nobody knows how much of all documents is done.
        parts.add(known ? 100 * done(progress) / progress.formed() + "%" : counted(progress.read()) + " records read");
        if (progress.formed() > 0) {
            parts.add(counted(done(progress)) + (known ? " of " + counted(progress.formed()) : "") + " documents");
        } else if (progress.delivered() > 0) {
            parts.add(counted(progress.delivered()) + " delivered");
        }
        parts.add(clock(progress.elapsed()));
        double seconds = progress.elapsed().toMillis() / 1000.0;
        long here = progress.settled() - progress.settledBefore();
        if (here > 0 && seconds >= 1) {
            parts.add(counted(Math.round(here / seconds)) + "/s");
        }
        parts.add(progress.stage());
        return parts;
    }

    // A document that waited for another run's is told of twice: when it was formed, and when it was sent after all.
    private static long done(RunProgress progress) {
        return Math.min(progress.settled(), progress.formed());
    }

    private static String counted(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String clock(Duration elapsed) {
        return elapsed.toHours() > 0
                ? String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        elapsed.toHours(),
                        elapsed.toMinutesPart(),
                        elapsed.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", elapsed.toMinutes(), elapsed.toSecondsPart());
    }
}
