package dev.pipewright.connectors.files;

class ExcelReadTest extends FileReadContract {

    @Override
    Format format() {
        return Format.EXCEL;
    }

    @Override
    String ending() {
        return ".xlsx";
    }
}
