package dev.pipewright.designer.start;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
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
/// ends when the bean that stands for it is there. On a terminal the present stage counts up in place.
public final class StartDisplay {

    /// A part of the start.
    ///
    /// @param bean the name of the bean that is there when the stage is over
    /// @param seconds how long it takes the first time
    public record Stage(String label, String bean, int seconds) {}

    private final List<Stage> stages;
    private final PrintStream out;
    private final boolean terminal;
    private final Path memory;
    private final Properties lastTime = new Properties();
    private final Properties thisTime = new Properties();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private int current;
    private long began = System.nanoTime();

    /// A display that begins now.
    ///
    /// @param memory the file that keeps how long the stages took
    public StartDisplay(List<Stage> stages, Path memory, PrintStream out, boolean terminal) {
        this.stages = List.copyOf(stages);
        this.memory = memory;
        this.out = out;
        this.terminal = terminal;
        recall();
        if (terminal) {
            var _ = ticker.scheduleAtFixedRate(this::tick, 0, 1, TimeUnit.SECONDS);
        }
    }

    /// What tells this display that a bean is there. Apart from the display, which is a bean itself: Spring warns
    /// of all beans that were made before a post-processor that is a bean.
    public BeanPostProcessor watcher() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                endUpTo(indexOf(name));
                return bean;
            }
        };
    }

    /// Ends the last stage and says what a person needs to know now.
    public void ready(List<String> lines) {
        endUpTo(stages.size() - 1);
        ticker.shutdownNow();
        remember();
        out.println();
        lines.forEach(out::println);
        out.flush();
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
        while (current <= last) {
            Stage stage = stages.get(current);
            long seconds = elapsed().toSeconds();
            out.printf(
                    Locale.ROOT,
                    "%s  [%d/%d] %-28s %s%s%n",
                    terminal ? "\r" : "",
                    current + 1,
                    stages.size(),
                    stage.label(),
                    clock(seconds),
                    terminal ? "                  " : "");
            thisTime.setProperty(stage.bean(), Long.toString(seconds));
            current++;
            began = System.nanoTime();
        }
    }

    private synchronized void tick() {
        if (current < stages.size()) {
            Stage stage = stages.get(current);
            String expected = lastTime.getProperty(stage.bean(), Integer.toString(stage.seconds()));
            out.printf(
                    Locale.ROOT,
                    "\r  [%d/%d] %-28s %s of about %s ",
                    current + 1,
                    stages.size(),
                    stage.label(),
                    clock(elapsed().toSeconds()),
                    clock(Long.parseLong(expected)));
            out.flush();
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
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
        try {
            try (var writer = Files.newBufferedWriter(memory)) {
                thisTime.store(writer, "Seconds that each stage of the last start took.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder cannot be written: " + memory, e);
        }
    }
}
