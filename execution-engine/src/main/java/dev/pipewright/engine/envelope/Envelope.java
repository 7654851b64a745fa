package dev.pipewright.engine.envelope;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import dev.pipewright.engine.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The form in which every payload is stored: compressed with zstd where that helps, then AES-256-GCM.
///
/// | bytes | what |
/// |---|---|
/// | 1 | version, now 1 |
/// | 1 | codec: 0 as it is, 1 zstd |
/// | 4 | number of the key |
/// | 12 | nonce, random |
/// | rest | closed text with its 16 byte tag |
///
/// Head, tenant and kind are authenticated too: an envelope moved to another tenant or column does not open.
public final class Envelope implements Seal {

    private static final byte VERSION = 1;
    private static final byte PLAIN = 0;
    private static final byte ZSTD = 1;
    private static final int NONCE = 12;
    private static final int HEAD = 6;
    private static final int TAG_BITS = 128;
    /// Below this many bytes compression costs more than it saves.
    private static final int WORTH_COMPRESSING = 96;

    private static final int MOST_BYTES = 256 << 20;

    private final KeyRing keys;
    private final ConcurrentLinkedQueue<Tools> idle = new ConcurrentLinkedQueue<>();

    public Envelope(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public byte[] close(TenantId tenant, String kind, byte[] plain) {
        Tools tools = borrow();
        try {
            byte[] packed = plain.length < WORTH_COMPRESSING ? plain : tools.zstd.compress(plain);
            byte codec = packed.length < plain.length ? ZSTD : PLAIN;
            return tools.close(keys, tenant, kind, codec, codec == ZSTD ? packed : plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        } finally {
            idle.add(tools);
        }
    }

    @Override
    public byte[] open(TenantId tenant, String kind, byte[] closed) {
        if (closed.length < HEAD + NONCE + TAG_BITS / 8 || closed[0] != VERSION) {
            throw new EnvelopeException(
                    "A stored " + kind + " is not in a known form. It may come from a newer version.", null);
        }
        Tools tools = borrow();
        try {
            byte[] packed = tools.open(keys, tenant, kind, closed);
            return closed[1] == ZSTD ? unpack(packed, kind) : packed;
        } catch (GeneralSecurityException e) {
            throw new EnvelopeException(
                    "A stored " + kind + " does not open with its key: it was changed or belongs elsewhere."
                            + " Restore the data and the key file from the same backup.",
                    e);
        } finally {
            idle.add(tools);
        }
    }

    /// HMAC-SHA-256. With the oldest key, so that a new one changes no mark.
    @Override
    public byte[] mark(String kind, byte[] plain) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.key(keys.oldest()).getEncoded(), "HmacSHA256"));
            mac.update((kind + "\n").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    private static byte[] unpack(byte[] packed, String kind) {
        long size = Zstd.getFrameContentSize(packed);
        if (size < 0 || size > MOST_BYTES) {
            throw new EnvelopeException("A stored " + kind + " is damaged. Restore it from a backup.", null);
        }
        return Zstd.decompress(packed, (int) size);
    }

    private Tools borrow() {
        Tools tools = idle.poll();
        return tools == null ? new Tools() : tools;
    }

    /// What is dear to make and used by one thread at a time.
    private static final class Tools {

        private static final int NONCES = 64;

        private final ZstdCompressCtx zstd = new ZstdCompressCtx();
        private final SecureRandom random = new SecureRandom();
        private final byte[] nonces = new byte[NONCE * NONCES];
        private int nextNonce = NONCES;
        private @Nullable Cipher cipher;

        Tools() {
            zstd.setLevel(1);
        }

        byte[] close(KeyRing keys, TenantId tenant, String kind, byte codec, byte[] packed)
                throws GeneralSecurityException {
            int key = keys.newest();
            var out = new byte[HEAD + NONCE + packed.length + TAG_BITS / 8];
            ByteBuffer.wrap(out).put(VERSION).put(codec).putInt(key).put(nonces, nonce() * NONCE, NONCE);
            Cipher aes = cipher();
            aes.init(Cipher.ENCRYPT_MODE, keys.key(key), new GCMParameterSpec(TAG_BITS, out, HEAD, NONCE));
            authenticate(aes, out, tenant, kind);
            aes.doFinal(packed, 0, packed.length, out, HEAD + NONCE);
            return out;
        }

        byte[] open(KeyRing keys, TenantId tenant, String kind, byte[] closed) throws GeneralSecurityException {
            int key = ByteBuffer.wrap(closed, 2, 4).getInt();
            Cipher aes = cipher();
            aes.init(Cipher.DECRYPT_MODE, keys.key(key), new GCMParameterSpec(TAG_BITS, closed, HEAD, NONCE));
            authenticate(aes, closed, tenant, kind);
            return aes.doFinal(closed, HEAD + NONCE, closed.length - HEAD - NONCE);
        }

        private static void authenticate(Cipher aes, byte[] envelope, TenantId tenant, String kind) {
            aes.updateAAD(envelope, 0, HEAD);
            aes.updateAAD((tenant.value() + "/" + kind).getBytes(StandardCharsets.UTF_8));
        }

        private int nonce() {
            if (nextNonce == NONCES) {
                random.nextBytes(nonces);
                nextNonce = 0;
            }
            return nextNonce++;
        }

        private Cipher cipher() throws GeneralSecurityException {
            Cipher made = cipher;
            if (made == null) {
                made = Cipher.getInstance("AES/GCM/NoPadding");
                cipher = made;
            }
            return made;
        }
    }
}
