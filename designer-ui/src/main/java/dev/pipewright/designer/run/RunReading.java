package dev.pipewright.designer.run;

import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.platform.run.RunOutlook;
import dev.pipewright.platform.run.RunReport;
import dev.pipewright.platform.trouble.OwnedCause;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads a run again and again. What takes longer to find out is asked for only when the figures say that there is
/// something new. Used by one thread.
final class RunReading implements Supplier<RunNews> {

    private final Supplier<RunReport> report;
    private final Supplier<List<OwnedCause>> causesNow;
    private final LongSupplier retriedNow;
    private final Supplier<Optional<RunOutlook>> outlookOnce;
    private final Clock clock;

    private long seenTrouble;
    private long seenAccepted;
    private boolean seenOver;
    private List<OwnedCause> causes = List.of();
    private long seenCalls;
    private long retried;
    private boolean askedForOutlook;
    private @Nullable RunOutlook outlook;

    /// @param causes asked when there is more that did not get through or people have accepted some, while some
    ///     wait, when nothing is called though there is something to call, and at the end
    /// @param retried asked when there were more calls
    /// @param outlook asked once, and not of a run that is over
    RunReading(
            Supplier<RunReport> report,
            Supplier<List<OwnedCause>> causes,
            LongSupplier retried,
            Supplier<Optional<RunOutlook>> outlook,
            Clock clock) {
        this.report = report;
        this.causesNow = causes;
        this.retriedNow = retried;
        this.outlookOnce = outlook;
        this.clock = clock;
    }

    /// True if a cause may go away by itself.
    private boolean waits() {
        return causes.stream().anyMatch(owned -> owned.cause().state() == DocumentState.WAITING);
    }

    @Override
    public RunNews get() {
        RunReport now = report.get();
        long trouble = RunNews.troubledIn(now) + RunNews.rejectedIn(now);
        boolean over = now.run().state().isFinal();
        long calls = RunNews.callsIn(now);
        boolean stands = calls == seenCalls && RunNews.waitingIn(now) > 0;
        if (trouble != seenTrouble || now.accepted() != seenAccepted || over != seenOver || stands || waits()) {
            causes = causesNow.get();
            seenTrouble = trouble;
            seenAccepted = now.accepted();
            seenOver = over;
        }
        if (calls != seenCalls) {
            retried = retriedNow.getAsLong();
            seenCalls = calls;
        }
        return over
                ? new RunNews(now, causes, retried, null, Instant.EPOCH)
                : new RunNews(now, causes, retried, outlook(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    private @Nullable RunOutlook outlook() {
        if (!askedForOutlook) {
            outlook = outlookOnce.get().orElse(null);
            askedForOutlook = true;
        }
        return outlook;
    }
}
