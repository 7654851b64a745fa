package dev.pipewright.designer.start;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Shows the stages of a start with elapsed and expected time; expected is what each took the last time. A stage
/// ends when the bean that it is named after is there, the last one when all is ready. On a terminal the present
/// stage counts up in place; elsewhere it gets a line when it begins and one when it ends.
final class StartDisplay {

    /// A part of the start.
    ///
    /// @param bean the name of the bean that is there when the stage is over
    /// @param seconds how long it takes the first time
    record Stage(String label, String bean, int seconds) {}

    private final List<Stage> stages;
    private final int before;
    private final PrintStream out;
    private final boolean terminal;
    private final Path memory;
    private final Properties lastTime = new Properties();
    private final Properties thisTime = new Properties();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private int current;
    private long began = System.nanoTime();

    /// A display whose first stage begins now.
    ///
    /// @param before how many stages of the same command were shown before, by what started this process
    /// @param memory the file that keeps how long the stages took
    StartDisplay(List<Stage> stages, int before, Path memory, PrintStream out, boolean terminal) {
        this.stages = List.copyOf(stages);
        this.before = before;
        this.memory = memory;
        this.out = out;
        this.terminal = terminal;
        recall();
        announce();
        if (terminal) {
            var _ = ticker.scheduleAtFixedRate(this::tick, 0, 1, TimeUnit.SECONDS);
        }
    }

    /// What tells this display that a bean is there. Apart from the display, which is a bean itself: Spring warns
    /// of all beans that were made before a post-processor that is a bean.
    BeanPostProcessor watcher() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                endUpTo(indexOf(name));
                return bean;
            }
        };
    }

    /// Ends the last stage.
    void ready() {
        endUpTo(stages.size() - 1);
        ticker.shutdownNow();
        remember();
    }

    /// Leaves the present stage unfinished. Nothing is shown any more.
    synchronized void failed() {
        ticker.shutdownNow();
        if (current < stages.size()) {
            show("failed after " + clock(elapsed()), true);
            current = stages.size();
        }
    }

    private int indexOf(String bean) {
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i).bean().equals(bean)) {
                return i;
            }
        }
        return -1;
    }

    private synchronized void endUpTo(int last) {
        while (current <= last && current < stages.size()) {
            long seconds = elapsed();
            show(clock(seconds), true);
            thisTime.setProperty(stages.get(current).bean(), Long.toString(seconds));
            current++;
            began = System.nanoTime();
            announce();
        }
    }

    private void announce() {
        if (!terminal && current < stages.size()) {
            show("about " + expected(), true);
        }
    }

    private synchronized void tick() {
        if (current < stages.size()) {
            show(clock(elapsed()) + " of about " + expected() + " ", false);
        }
    }

    private void show(String time, boolean forGood) {
        out.printf(
                Locale.ROOT,
                "%s[%d/%d] %-26s %s%s",
                terminal ? (forGood ? "\r\u001b[K" : "\r") : "",
                before + current + 1,
                before + stages.size(),
                stages.get(current).label(),
                time,
                forGood ? "\n" : "");
        out.flush();
    }

    private String expected() {
        Stage stage = stages.get(current);
        String seconds = lastTime.getProperty(stage.bean(), Integer.toString(stage.seconds()));
        return clock(Long.parseLong(seconds));
    }

    private long elapsed() {
        return Duration.ofNanos(System.nanoTime() - began).toSeconds();
    }

    private static String clock(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    private void recall() {
        try (var in = Files.newBufferedReader(memory)) {
            lastTime.load(in);
        } catch (IOException _) {
            // The first start: the stages' own numbers are used.
        }
    }

    private void remember() {
        try (var writer = Files.newBufferedWriter(memory)) {
            thisTime.store(writer, "Seconds that each stage of the last start took.");
        } catch (IOException _) {
            // The next start expects the stages' own numbers.
        }
    }
}
