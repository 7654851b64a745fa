package dev.pipewright.connectors.files;

class NdjsonReadTest extends FileReadContract {

    @Override
    Format format() {
        return Format.NDJSON;
    }

    @Override
    String ending() {
        return ".ndjson";
    }
}
