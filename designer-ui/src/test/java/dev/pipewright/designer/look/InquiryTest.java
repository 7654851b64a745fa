package dev.pipewright.designer.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class InquiryTest {

    private final BlockingQueue<Runnable> page = new LinkedBlockingQueue<>();
    private final Inquiry inquiry = new Inquiry(() -> page::add);
    private final List<String> shown = new ArrayList<>();

    @Test
    void an_answer_is_found_by_another_thread_and_shown_by_the_page() throws InterruptedException {
        var asker = new LinkedBlockingQueue<Thread>();

        inquiry.ask(
                () -> {
                    asker.add(Thread.currentThread());
                    return "answer";
                },
                shown::add);
        assertThat(shown).isEmpty();
        page.take().run();

        assertThat(shown).containsExactly("answer");
        assertThat(asker.take()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void a_late_answer_to_an_older_question_is_dropped() throws InterruptedException {
        inquiry.ask(() -> "first", shown::add);
        var first = page.take();
        inquiry.ask(() -> "second", shown::add);
        var second = page.take();

        second.run();
        first.run();

        assertThat(shown).containsExactly("second");
    }

    @Test
    void trouble_is_told_to_who_asked() throws InterruptedException {
        inquiry.ask(InquiryTest::fails, shown::add, trouble -> shown.add(String.valueOf(trouble.getMessage())));
        page.take().run();

        assertThat(shown).containsExactly("the database is away");
    }

    @Test
    void a_question_that_was_dropped_is_interrupted_and_its_end_is_not_shown() throws InterruptedException {
        var began = new CountDownLatch(1);
        inquiry.ask(
                () -> {
                    began.countDown();
                    return sleepsUntilInterrupted();
                },
                shown::add,
                trouble -> shown.add("trouble"));
        began.await();

        inquiry.drop();
        page.take().run();

        assertThat(shown).isEmpty();
    }

    private static String sleepsUntilInterrupted() {
        try {
            new CountDownLatch(1).await();
            return "never";
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String fails() {
        throw new IllegalStateException("the database is away");
    }
}
