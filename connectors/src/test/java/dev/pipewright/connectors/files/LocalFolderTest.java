package dev.pipewright.connectors.files;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LocalFolderTest extends FileStoreContract {

    @TempDir
    Path folder = Path.of("");

    @Override
    FileStore store() {
        return new LocalFolder(folder.toString());
    }
}
