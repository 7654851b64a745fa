package dev.pipewright.connectors.files;

class XmlWriteTest extends FileWriteContract {

    @Override
    Format format() {
        return Format.XML;
    }
}
