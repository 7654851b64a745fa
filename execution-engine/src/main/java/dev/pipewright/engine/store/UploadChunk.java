package dev.pipewright.engine.store;

/// A chunk of an upload.
///
/// @param number its place, from 0 on
/// @param bytes how many it has, as they were sent
/// @param hash their SHA-256, in Base64
public record UploadChunk(int number, int bytes, String hash) {}
