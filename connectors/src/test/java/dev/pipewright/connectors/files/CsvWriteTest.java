package dev.pipewright.connectors.files;

class CsvWriteTest extends FileWriteContract {

    @Override
    Format format() {
        return Format.CSV;
    }
}
