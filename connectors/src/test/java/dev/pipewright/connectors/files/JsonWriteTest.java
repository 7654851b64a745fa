package dev.pipewright.connectors.files;

class JsonWriteTest extends FileWriteContract {

    @Override
    Format format() {
        return Format.JSON;
    }
}
