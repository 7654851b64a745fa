package dev.pipewright.connectors.files;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.model.record.DataRecord;

/// A JSON array, with an object on each line.
final class JsonText implements RecordText {

    @Override
    public String beginning(DataRecord first) {
        return "[\n";
    }

    @Override
    public String record(DataRecord record, boolean isFirst) {
        return (isFirst ? "" : ",\n") + JsonValues.text(record.fields());
    }

    @Override
    public String end(boolean isEmpty) {
        return isEmpty ? "[]\n" : "\n]\n";
    }
}
