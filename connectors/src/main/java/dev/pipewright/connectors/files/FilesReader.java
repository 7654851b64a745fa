package dev.pipewright.connectors.files;

import dev.pipewright.connectors.convert.RecordConversion;
import dev.pipewright.connectors.convert.RecordKey;
import dev.pipewright.connectors.convert.Unconvertible;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads files one after the other. A batch ends with a record, so that what is broken before it belongs to it and a
/// checkpoint never stands between; only the last batch may end with what is broken.
final class FilesReader implements RecordReader {

    private static final int BATCH = 500;
    private static final long MOST_BATCH_BYTES = 4L * 1024 * 1024;
    private static final int MOST_BROKEN_IN_A_ROW = 1000;

    private final FileFormats formats;
    private final List<String> files;
    private final RecordConversion conversion;
    private final RecordKey key;
    private @Nullable RowSource rows;
    private int file;
    private long rowsOfFile;
    private long rowsBefore;

    /// The beginnings of the files the last batch has records of.
    private final List<FileCheckpoint> beginnings = new ArrayList<>();

    FilesReader(FileFormats formats, List<String> files, FileCheckpoint from) {
        this.formats = formats;
        this.files = files;
        this.conversion = formats.conversion();
        this.key = new RecordKey(formats.settings().keys());
        this.file = from.file();
        this.rowsBefore = from.before();
        if (file < files.size()) {
            openFile(from);
        }
    }

    private void openFile(FileCheckpoint from) {
        String name = files.get(file);
        String fingerprint = formats.store().fingerprint(name);
        if (!from.fingerprint().isEmpty() && !from.fingerprint().equals(fingerprint)) {
            throw new ConnectorException(
                    Kind.DATA,
                    "The file '" + name + "' was changed while it was being read: start the run again from the"
                            + " beginning.");
        }
        beginnings.add(new FileCheckpoint(file, fingerprint, 0, rowsBefore));
        try {
            RowSource opened = formats.open(name);
            rows = opened;
            for (rowsOfFile = 0; rowsOfFile < from.rows(); rowsOfFile++) {
                if (opened.next() == null) {
                    break;
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        } catch (ConnectorException e) {
            close();
            throw e;
        }
    }

    @Override
    public ReadBatch next() {
        List<DataRecord> records = new ArrayList<>(BATCH);
        List<UnreadableInput> broken = new ArrayList<>();
        long bytes = 0;
        int brokenInARow = 0;
        if (beginnings.size() > 1) {
            beginnings.subList(0, beginnings.size() - 1).clear();
        }
        while ((records.size() + broken.size() < BATCH && bytes < MOST_BATCH_BYTES) || brokenInARow > 0) {
            Row row = nextRow();
            if (row == null) {
                break;
            }
            bytes += row.size();
            brokenInARow = add(row, records, broken) ? 0 : brokenInARow + 1;
            if (brokenInARow > MOST_BROKEN_IN_A_ROW) {
                throw tooMuchBroken(broken.getFirst());
            }
        }
        return new ReadBatch(records, broken);
    }

    private ConnectorException tooMuchBroken(UnreadableInput first) {
        return new ConnectorException(
                Kind.DATA,
                "More than " + MOST_BROKEN_IN_A_ROW + " rows of '" + first.origin().stream()
                        + "' in a row are broken: check its format and its encoding. The first: " + first.message());
    }

    private @Nullable Row nextRow() {
        try {
            while (rows != null) {
                Row row = rows.next();
                if (row != null) {
                    rowsOfFile++;
                    return row;
                }
                nextFile();
            }
            return null;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void nextFile() throws IOException {
        closeFile();
        rowsBefore += rowsOfFile;
        rowsOfFile = 0;
        file++;
        if (file < files.size()) {
            openFile(FileCheckpoint.START);
        }
    }

    private ConnectorException unreadable(IOException e) {
        return new ConnectorException(
                Kind.DATA,
                "The file '" + files.get(Math.min(file, files.size() - 1)) + "' cannot be read on after row "
                        + rowsOfFile + ": it is damaged or was cut off. Put it there again.",
                e);
    }

    /// Adds a row; true if it is a record.
    private boolean add(Row row, List<DataRecord> records, List<UnreadableInput> broken) {
        Origin origin = new Origin(files.get(file), rowsBefore + rowsOfFile, row.place());
        if (row instanceof Row.Fields good) {
            if (good.size() > JsonValues.MOST_BYTES) {
                broken.add(new UnreadableInput(origin, "", capital(row.place()) + " is longer than 16 MB."));
                return false;
            }
            try {
                conversion.apply(good.fields());
                records.add(new DataRecord(key.of(good.fields()), origin, good.fields()));
                return true;
            } catch (Unconvertible e) {
                broken.add(unconvertible(origin, good, e));
                return false;
            }
        }
        Row.Broken bad = (Row.Broken) row;
        broken.add(new UnreadableInput(origin, bad.raw(), bad.message()));
        return false;
    }

    private static UnreadableInput unconvertible(Origin origin, Row.Fields row, Unconvertible e) {
        String raw = JsonValues.text(row.fields());
        return new UnreadableInput(
                origin,
                raw.length() > Row.MOST_RAW ? raw.substring(0, Row.MOST_RAW) : raw,
                capital(row.place()) + ", " + e.getMessage() + ".");
    }

    private static String capital(String place) {
        return Character.toUpperCase(place.charAt(0)) + place.substring(1);
    }

    @Override
    public String checkpointAfter(DataRecord last) {
        long ordinal = last.origin().ordinal();
        FileCheckpoint beginning = beginnings.stream()
                .filter(each -> each.before() < ordinal)
                .reduce((_, later) -> later)
                .orElseThrow(() -> new IllegalArgumentException("not a record of the last batch: " + last.origin()));
        return new FileCheckpoint(
                        beginning.file(), beginning.fingerprint(), ordinal - beginning.before(), beginning.before())
                .text();
    }

    private void closeFile() throws IOException {
        if (rows != null) {
            rows.close();
            rows = null;
        }
    }

    @Override
    public void close() {
        try {
            closeFile();
        } catch (IOException e) {
            throw new ConnectorException(Kind.UNAVAILABLE, "A file cannot be closed.", e);
        }
    }
}
