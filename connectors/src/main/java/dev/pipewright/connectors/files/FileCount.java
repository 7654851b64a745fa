package dev.pipewright.connectors.files;

import dev.pipewright.connectors.spi.RecordCount;
import dev.pipewright.connectors.spi.RecordCount.Certainty;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// About how many rows files have: the first rows tell how many bytes one takes, and the sizes of the files how many
/// bytes there are. What is packed is told by its packed bytes, which are those that the size counts. Used by one
/// thread.
final class FileCount {

    /// So many bytes of first rows tell, in bytes.
    private static final long ENOUGH = 1 << 20;

    /// Where that many have no row, nothing tells, in bytes.
    private static final long MOST = 8 * ENOUGH;

    private final FileFormats formats;
    private long rows;
    private long bytes;

    private FileCount(FileFormats formats) {
        this.formats = formats;
    }

    /// About how many rows files have.
    ///
    /// @param files in the order in which they are read
    /// @return empty if it cannot be told, or a file is broken; whoever reads it is told what is wrong
    static Optional<RecordCount> of(FileFormats formats, List<String> files) {
        // What such a file says of itself stands at its end, and its rows behind much else.
        if (formats.settings().format() == Format.EXCEL) {
            return Optional.empty();
        }
        try {
            return new FileCount(formats).count(files);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Optional<RecordCount> count(List<String> files) throws IOException {
        long size = 0;
        for (String file : files) {
            OptionalLong known = formats.store().size(file);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            size += known.getAsLong();
        }
        for (String file : files) {
            if (!isReadWhole(file)) {
                return rows == 0
                        ? Optional.empty()
                        : Optional.of(new RecordCount(Math.round((double) size / bytes * rows), Certainty.ESTIMATE));
            }
        }
        return Optional.of(new RecordCount(rows, Certainty.EXACT));
    }

    /// Counts the rows of a file, and the bytes that these take; false if it ends before the file, as that is enough.
    private boolean isReadWhole(String file) throws IOException {
        try (Meter meter = new Meter(formats.store().open(file), MOST);
                RowSource opened = formats.rows(file, meter)) {
            long seen = 0;
            long usedUp = 0;
            long passed = 0;
            long from = 0;
            while (opened.next() != null) {
                if (meter.read > usedUp) {
                    // The rows before this one have used up what was read before. From the second time on, as much is
                    // read ahead at the beginning of what is measured as at its end.
                    if (passed == 0) {
                        passed = seen;
                        from = usedUp;
                    } else if (bytes + usedUp - from >= ENOUGH) {
                        bytes += usedUp - from;
                        rows += seen - passed;
                        return false;
                    }
                    usedUp = meter.read;
                }
                seen++;
            }
            bytes += meter.read;
            rows += seen;
            return true;
        }
    }

    /// Counts what is read of a file, as it lies there.
    private static final class Meter extends FilterInputStream {

        private final long most;
        private long read;

        /// @param most how many bytes may be read
        Meter(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            note(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            note(Math.max(0, count));
            return count;
        }

        private void note(int count) throws IOException {
            if (read + count > most) {
                throw new IOException("more than " + most + " bytes");
            }
            read += count;
        }
    }
}
