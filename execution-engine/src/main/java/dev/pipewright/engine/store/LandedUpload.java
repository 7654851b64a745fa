package dev.pipewright.engine.store;

/// An upload that a run reads.
///
/// @param packed true if it is packed with gzip
/// @param segments how many it has, from 0 on
record LandedUpload(String stream, String id, boolean packed, int segments) {

    /// The name that it is read by as a file; the connector tells by it what is packed.
    String file() {
        return packed ? id + ".gz" : id;
    }
}
