package dev.pipewright.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.spi.ConnectorException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What every place with files does.
abstract class FileStoreContract {

    /// A place without any file.
    abstract FileStore store();

    private void write(String file, String writer, String content) throws IOException {
        try (PendingFile pending = store().pending(file, writer)) {
            pending.truncate(0);
            append(pending, content);
            pending.publish();
        }
    }

    private static void append(PendingFile pending, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        pending.append(bytes, 0, bytes.length);
    }

    private String text(String file) throws IOException {
        try (InputStream in = store().open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void what_was_published_is_listed_and_read() throws IOException {
        write("in/b.csv", "run-1", "two");
        write("in/a.csv", "run-1", "one");
        write("c.csv", "run-1", "three");

        assertThat(store().list("in/*.csv")).containsExactly("in/a.csv", "in/b.csv");
        assertThat(store().list("**.csv")).contains("c.csv", "in/a.csv", "in/b.csv");
        assertThat(store().list("c.csv")).containsExactly("c.csv");
        assertThat(store().list("nothing.csv")).isEmpty();
        assertThat(text("in/a.csv")).isEqualTo("one");
    }

    @Test
    void the_name_of_a_file_that_is_there_is_no_pattern() throws IOException {
        write("a[1].csv", "run-1", "one");
        write("a1.csv", "run-1", "two");

        assertThat(store().list("a[1].csv")).containsExactly("a[1].csv");
    }

    @Test
    void a_fingerprint_stays_until_the_content_changes() throws IOException {
        write("a.csv", "run-1", "one");
        String first = store().fingerprint("a.csv");

        assertThat(store().fingerprint("a.csv")).isEqualTo(first);
        write("a.csv", "run-2", "other");
        assertThat(store().fingerprint("a.csv")).isNotEqualTo(first);
    }

    @Test
    void nobody_sees_a_file_before_it_is_published() throws IOException {
        try (PendingFile pending = store().pending("a.csv", "run-1")) {
            pending.truncate(0);
            append(pending, "one");
            pending.sync();

            assertThat(pending.isPublished()).isFalse();
            assertThat(store().list("**")).isEmpty();
            assertThatThrownBy(() -> store().open("a.csv")).isInstanceOf(ConnectorException.class);
        }
    }

    @Test
    void who_goes_on_finds_what_it_left_and_nobody_elses() throws IOException {
        try (PendingFile pending = store().pending("a.csv", "run-1")) {
            pending.truncate(0);
            append(pending, "one, and more");
            pending.sync();
        }

        try (PendingFile other = store().pending("a.csv", "run-2");
                PendingFile again = store().pending("a.csv", "run-1")) {
            other.truncate(0);
            again.truncate(3);
            append(again, "!");
            again.publish();
        }

        assertThat(text("a.csv")).isEqualTo("one!");
    }

    @Test
    void a_published_file_is_replaced_in_one_step_by_the_next() throws IOException {
        write("a.csv", "run-1", "one");
        write("a.csv", "run-2", "two");

        assertThat(text("a.csv")).isEqualTo("two");
        assertThat(store().list("**")).containsExactly("a.csv");
    }

    @Test
    void something_made_of_what_was_added_is_published_in_its_place() throws IOException {
        try (PendingFile pending = store().pending("a.csv", "run-1")) {
            pending.truncate(0);
            append(pending, "one");
            pending.publishInstead(out -> {
                try (InputStream in = pending.content()) {
                    in.transferTo(out);
                    out.write('!');
                }
            });
        }

        assertThat(text("a.csv")).isEqualTo("one!");
        assertThat(store().list("**")).containsExactly("a.csv");
    }

    @Test
    void nothing_outside_the_place_can_be_reached() {
        assertThatThrownBy(() -> store().open("../secret")).hasMessageContaining("is outside");
        assertThatThrownBy(() -> store().fingerprint("../secret")).hasMessageContaining("is outside");
        assertThatThrownBy(() -> store().pending("../secret", "run-1")).hasMessageContaining("is outside");
    }
}
