package dev.pipewright.connectors.files;

class JsonReadTest extends FileReadContract {

    @Override
    Format format() {
        return Format.JSON;
    }

    @Override
    String ending() {
        return ".json";
    }
}
