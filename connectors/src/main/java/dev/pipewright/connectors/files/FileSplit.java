package dev.pipewright.connectors.files;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.SourceSplit;
import java.util.ArrayList;
import java.util.List;

/// Files that are read one after the other.
record FileSplit(List<String> files) {
    FileSplit {
        files = List.copyOf(files);
    }

    static FileSplit of(SourceSplit split) {
        List<String> files = new ArrayList<>();
        try {
            if (JsonValues.parse(split.bounds()) instanceof List<?> names) {
                names.forEach(name -> files.add((String) name));
            }
        } catch (InvalidJson e) {
            throw new IllegalArgumentException("not a split of files: " + split, e);
        }
        return new FileSplit(files);
    }

    SourceSplit split() {
        String words = switch (files.size()) {
            case 0 -> "no file";
            case 1 -> files.getFirst();
            default -> files.size() + " files from " + files.getFirst() + " to " + files.getLast();
        };
        return new SourceSplit(words, JsonValues.text(files));
    }
}
