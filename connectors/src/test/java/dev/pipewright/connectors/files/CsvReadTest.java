package dev.pipewright.connectors.files;

class CsvReadTest extends FileReadContract {

    @Override
    Format format() {
        return Format.CSV;
    }

    @Override
    String ending() {
        return ".csv";
    }
}
