package dev.pipewright.connectors.files;

class ZippedNdjsonWriteTest extends FileWriteContract {

    @Override
    Format format() {
        return Format.NDJSON;
    }

    @Override
    String file() {
        return "out/results.ndjson.gz";
    }
}
