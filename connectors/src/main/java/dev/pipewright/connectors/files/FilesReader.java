package dev.pipewright.connectors.files;

import dev.pipewright.connectors.convert.BatchDraft;
import dev.pipewright.connectors.convert.PartBeginnings;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads files one after the other. A file's last row is given out only when the file is still what it was when it
/// was opened: else somebody is writing it, and its last row may be half a row.
final class FilesReader implements RecordReader {

    private final FileFormats formats;
    private final List<String> files;
    private final boolean canGoOn;
    private final BatchDraft draft;
    private final PartBeginnings<OpenFile> beginnings = new PartBeginnings<>();
    private @Nullable RowSource rows;
    private @Nullable Row ahead;
    private OpenFile open = new OpenFile(0, "");
    private long rowsOfFile;
    private long rowsBefore;

    /// A file of the split.
    private record OpenFile(int number, String fingerprint) {}

    /// @param canGoOn true if a checkpoint may be asked for
    FilesReader(FileFormats formats, List<String> files, FileCheckpoint from, boolean canGoOn) {
        this.formats = formats;
        this.files = files;
        this.canGoOn = canGoOn;
        this.draft = formats.draft();
        this.rowsBefore = from.before();
        openFile(from.file(), from);
    }

    private void openFile(int number, FileCheckpoint from) {
        open = new OpenFile(number, "");
        if (number >= files.size()) {
            return;
        }
        open = new OpenFile(number, formats.store().fingerprint(files.get(number)));
        if (!from.fingerprint().isEmpty() && !from.fingerprint().equals(open.fingerprint())) {
            throw changed();
        }
        beginnings.begin(open, rowsBefore);
        try {
            RowSource opened = formats.open(files.get(number));
            rows = opened;
            for (rowsOfFile = 0; rowsOfFile < from.rows(); rowsOfFile++) {
                if (opened.next() == null) {
                    break;
                }
            }
            ahead = rowOf(opened);
        } catch (IOException e) {
            throw unreadable(e);
        } catch (ConnectorException e) {
            close();
            throw e;
        }
    }

    /// The next row of a file; null at its end.
    private @Nullable Row rowOf(RowSource opened) throws IOException {
        Row row = opened.next();
        boolean ended = row == null;
        if (ended && !formats.store().fingerprint(files.get(open.number())).equals(open.fingerprint())) {
            throw changed();
        }
        return row;
    }

    private ConnectorException changed() {
        return new ConnectorException(
                Kind.DATA, Sentence.of("connectors.fileChanged", "file", files.get(open.number())));
    }

    @Override
    public ReadBatch next() {
        beginnings.startBatch();
        try {
            while (!draft.isFull()) {
                Row row = nextRow();
                if (row == null) {
                    break;
                }
                add(row);
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return draft.take();
    }

    private @Nullable Row nextRow() throws IOException {
        while (rows != null) {
            Row row = ahead;
            if (row != null) {
                rowsOfFile++;
                ahead = rowOf(rows);
                return row;
            }
            closeFile();
            rowsBefore += rowsOfFile;
            rowsOfFile = 0;
            openFile(open.number() + 1, FileCheckpoint.START);
        }
        return null;
    }

    private ConnectorException unreadable(IOException e) {
        return new ConnectorException(
                Kind.DATA,
                Sentence.of("connectors.fileCutOff", "file", files.get(open.number()), "row", rowsOfFile),
                e);
    }

    private void add(Row row) {
        Origin origin = new Origin(files.get(open.number()), rowsBefore + rowsOfFile, row.place());
        switch (row) {
            case Row.Fields good -> draft.add(origin, good.fields(), good.size());
            case Row.Broken bad -> draft.addUnreadable(origin, bad.raw(), bad.message());
        }
    }

    @Override
    public String checkpointAfter(DataRecord last) {
        if (!canGoOn) {
            throw new IllegalStateException("these files cannot be opened again in their middle");
        }
        PartBeginnings.Place<OpenFile> place = beginnings.placeOf(last);
        OpenFile file = place.part();
        return new FileCheckpoint(file.number(), file.fingerprint(), place.inPart(), place.before()).text();
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
            throw new ConnectorException(Kind.UNAVAILABLE, Sentence.of("connectors.fileNotClosed"), e);
        }
    }
}
