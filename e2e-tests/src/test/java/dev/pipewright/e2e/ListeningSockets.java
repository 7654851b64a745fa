package dev.pipewright.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Where processes wait for connections, as Linux tells it.
final class ListeningSockets {

    private static final String LISTENING = "0A";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private ListeningSockets() {}

    /// The addresses on which any of these processes accepts a connection.
    static List<InetAddress> of(List<ProcessHandle> processes) throws IOException {
        var inodes = new HashSet<String>();
        for (ProcessHandle process : processes) {
            inodes.addAll(socketsOf(process.pid()));
        }
        var addresses = new ArrayList<InetAddress>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
                String[] columns = line.strip().split("\\s+", -1);
                if (columns[STATE].equals(LISTENING) && inodes.contains(columns[INODE])) {
                    addresses.add(address(columns[ADDRESS].split(":", -1)[0]));
                }
            }
        }
        return addresses;
    }

    private static Set<String> socketsOf(long pid) throws IOException {
        var inodes = new HashSet<String>();
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path file : files.toList()) {
                String target = targetOf(file);
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        } catch (NoSuchFileException _) {
            // The process has ended.
        }
        return inodes;
    }

    /// Where a descriptor leads; an empty text if it was closed meanwhile.
    private static String targetOf(Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (NoSuchFileException _) {
            return "";
        }
    }

    /// The table writes each four bytes from the last to the first.
    private static InetAddress address(String hex) throws IOException {
        byte[] turned = HexFormat.of().parseHex(hex);
        var bytes = new byte[turned.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = turned[i - i % 4 + 3 - i % 4];
        }
        return InetAddress.getByAddress(bytes);
    }
}
