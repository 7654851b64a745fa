package dev.pipewright.connectors.files;

import java.util.Map;

class XmlReadTest extends FileReadContract {

    @Override
    Format format() {
        return Format.XML;
    }

    @Override
    String ending() {
        return ".xml";
    }

    @Override
    Map<String, Object> more() {
        return Map.of("records", "records/record");
    }
}
