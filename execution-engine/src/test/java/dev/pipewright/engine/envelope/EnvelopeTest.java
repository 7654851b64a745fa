package dev.pipewright.engine.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.engine.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    private static final TenantId ACME = new TenantId("acme");

    @TempDir
    Path folder;

    private final Envelope envelope = new Envelope(KeyRing.ofNewKey());

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 95, 96, 4_000, 1_000_000})
    void what_was_closed_opens_again(int size) {
        byte[] plain = "x".repeat(size).getBytes(StandardCharsets.UTF_8);

        byte[] closed = envelope.close(ACME, "request", plain);

        assertThat(envelope.open(ACME, "request", closed)).isEqualTo(plain);
    }

    @Test
    void a_repetitive_payload_becomes_small() {
        assertThat(envelope.close(ACME, "request", new byte[100_000])).hasSizeLessThan(200);
    }

    @Test
    void the_same_payload_never_looks_the_same_twice() {
        byte[] plain = {1, 2, 3};

        assertThat(envelope.close(ACME, "request", plain)).isNotEqualTo(envelope.close(ACME, "request", plain));
    }

    @Test
    void an_envelope_opens_only_for_its_tenant_and_kind() {
        byte[] closed = envelope.close(ACME, "request", new byte[] {1, 2, 3});

        assertThatThrownBy(() -> envelope.open(new TenantId("other"), "request", closed))
                .isInstanceOf(EnvelopeException.class);
        assertThatThrownBy(() -> envelope.open(ACME, "response", closed)).isInstanceOf(EnvelopeException.class);
    }

    @Test
    void a_mark_is_known_again_by_who_has_the_keys_and_says_nothing_to_others() {
        byte[] plain = "secret".getBytes(StandardCharsets.UTF_8);

        assertThat(envelope.mark("quota", plain))
                .hasSize(32)
                .isEqualTo(envelope.mark("quota", plain))
                .isNotEqualTo(envelope.mark("other", plain))
                .isNotEqualTo(new Envelope(KeyRing.ofNewKey()).mark("quota", plain));
    }

    @Test
    void a_new_key_changes_no_mark() {
        Path file = folder.resolve("keys");
        byte[] before = new Envelope(KeyRing.openOrCreate(file)).mark("quota", new byte[] {1});

        KeyRing.rotate(file);

        assertThat(new Envelope(KeyRing.open(file)).mark("quota", new byte[] {1}))
                .isEqualTo(before);
    }

    @Test
    void a_changed_envelope_does_not_open() {
        byte[] closed = envelope.close(ACME, "request", new byte[200]);

        for (int i = 0; i < closed.length; i++) {
            byte[] changed = closed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> envelope.open(ACME, "request", changed)).isInstanceOf(EnvelopeException.class);
        }
    }

    @Test
    void a_key_file_is_made_for_its_owner_only_and_read_again() throws IOException {
        Path file = folder.resolve("data/keys");
        byte[] closed = new Envelope(KeyRing.openOrCreate(file)).close(ACME, "request", new byte[] {7});

        byte[] opened = new Envelope(KeyRing.openOrCreate(file)).open(ACME, "request", closed);

        assertThat(opened).containsExactly(7);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void after_a_rotation_the_new_key_closes_and_the_old_one_still_opens() {
        Path file = folder.resolve("keys");
        byte[] old = new Envelope(KeyRing.openOrCreate(file)).close(ACME, "request", new byte[] {7});

        KeyRing.rotate(file);
        var rotated = new Envelope(KeyRing.openOrCreate(file));

        assertThat(rotated.open(ACME, "request", old)).containsExactly(7);
        assertThat(rotated.close(ACME, "request", new byte[] {7})[5]).isEqualTo((byte) 2);
    }

    @Test
    void a_missing_key_is_named() {
        byte[] closed = envelope.close(ACME, "request", new byte[] {7});
        closed[5] = 9;

        assertThatThrownBy(() -> envelope.open(ACME, "request", closed))
                .hasMessage("Key 9 is not in the key file. Restore the key file that belongs to this data.");
    }
}
