package dev.pipewright.connectors.files;

class NdjsonWriteTest extends FileWriteContract {

    @Override
    Format format() {
        return Format.NDJSON;
    }
}
