package dev.pipewright.engine.envelope;

import dev.pipewright.engine.TenantId;

/// Closes bytes before they are stored and opens them after they are read. Safe for use by many threads.
public interface Seal {

    /// Leaves everything as it is, for stores that are gone with the process.
    Seal NONE = new Seal() {
        @Override
        public byte[] close(TenantId tenant, String kind, byte[] plain) {
            return plain;
        }

        @Override
        public byte[] open(TenantId tenant, String kind, byte[] closed) {
            return closed;
        }

        @Override
        public byte[] mark(String kind, byte[] plain) {
            return plain;
        }
    };

    /// Closes bytes; only the same tenant and kind open them again.
    ///
    /// @param kind what the bytes are, as in `request`
    byte[] close(TenantId tenant, String kind, byte[] plain);

    /// Opens what [#close] closed.
    ///
    /// @throws EnvelopeException if the bytes were changed, belong elsewhere, or their key is missing
    byte[] open(TenantId tenant, String kind, byte[] closed);

    /// What stands for bytes where they shall be known again but never read: the same for the same bytes and kind,
    /// on all nodes that share the keys.
    byte[] mark(String kind, byte[] plain);
}
