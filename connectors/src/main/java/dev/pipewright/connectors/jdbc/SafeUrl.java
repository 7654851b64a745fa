package dev.pipewright.connectors.jdbc;

import java.util.regex.Pattern;

/// A JDBC URL as a message may show it: without user, password and options.
final class SafeUrl {

    private static final Pattern USER_PART = Pattern.compile("//[^/@]*@");
    private static final Pattern ORACLE_USER_PART = Pattern.compile(":[^:/@]*/[^@]*@");

    private SafeUrl() {}

    static String of(String url) {
        int end = url.length();
        for (char start : new char[] {'?', ';'}) {
            int at = url.indexOf(start);
            end = at >= 0 && at < end ? at : end;
        }
        String place = USER_PART.matcher(url.substring(0, end)).replaceFirst("//");
        return ORACLE_USER_PART.matcher(place).replaceFirst(":@");
    }
}
