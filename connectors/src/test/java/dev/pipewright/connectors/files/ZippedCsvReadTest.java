package dev.pipewright.connectors.files;

class ZippedCsvReadTest extends FileReadContract {

    @Override
    Format format() {
        return Format.CSV;
    }

    @Override
    String ending() {
        return ".csv.gz";
    }
}
