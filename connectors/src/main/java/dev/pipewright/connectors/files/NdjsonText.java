package dev.pipewright.connectors.files;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.model.record.DataRecord;

/// A JSON object on each line.
final class NdjsonText implements RecordText {

    @Override
    public String beginning(DataRecord first) {
        return "";
    }

    @Override
    public String record(DataRecord record, boolean isFirst) {
        return JsonValues.text(record.fields()) + "\n";
    }

    @Override
    public String end(boolean isEmpty) {
        return "";
    }
}
