package dev.pipewright.connectors.files;

class ExcelWriteTest extends FileWriteContract {

    @Override
    Format format() {
        return Format.EXCEL;
    }
}
