package dev.pipewright.designer.demo;

import dev.pipewright.simulators.erp.DemoErp;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Where the demo ERP's classes are, for a process of its own.
final class DemoClassPath {

    private DemoClassPath() {}

    /// The class path of this process does not do: in the jar that runs by itself it is that one jar, which a plain
    /// `java -cp` can not look into. The jars that the ERP needs are unpacked at the start instead (see the build).
    static String ofErp() {
        return Arrays.stream(new String[] {
                    DemoErp.class.getName(), "org.hsqldb.Database", "net.hydromatic.foodmart.data.hsqldb.FoodmartHsqldb"
                })
                .map(DemoClassPath::placeOf)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String placeOf(String className) {
        try {
            var source = Class.forName(className, false, DemoClassPath.class.getClassLoader())
                    .getProtectionDomain()
                    .getCodeSource();
            return Path.of(source.getLocation().toURI()).toString();
        } catch (ClassNotFoundException | URISyntaxException missing) {
            throw new IllegalStateException("The demo ERP is not part of this build. Build it again.", missing);
        }
    }
}
