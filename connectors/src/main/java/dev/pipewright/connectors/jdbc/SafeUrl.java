package dev.pipewright.connectors.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A JDBC URL as a message may show it: without user, password and options.
final class SafeUrl {

    private static final Pattern USER_PART = Pattern.compile("//[^/@]*@");
    private static final Pattern ORACLE_USER_PART = Pattern.compile(":[^:/@]*/[^@]*@");
    private static final Pattern OPTIONS = Pattern.compile("[?;(]|:[A-Za-z_.]+=");
    private static final Pattern PASSWORD = Pattern.compile(
            "//[^/@;?]*:[^/@;?]+@|^jdbc:oracle:[a-z]+:[^/@]+/[^@]+@|(?<![a-z])(password|pwd)\\s*=\\s*[^;&?)\\s]",
            Pattern.CASE_INSENSITIVE);

    private SafeUrl() {}

    static String of(String url) {
        Matcher options = OPTIONS.matcher(url);
        String place = options.find() ? url.substring(0, options.start()) : url;
        return ORACLE_USER_PART
                .matcher(USER_PART.matcher(place).replaceFirst("//"))
                .replaceFirst(":@");
    }

    /// True if the URL says a password, which would then be kept and shown like any other text.
    static boolean holdsPassword(String url) {
        return PASSWORD.matcher(url).find();
    }
}
