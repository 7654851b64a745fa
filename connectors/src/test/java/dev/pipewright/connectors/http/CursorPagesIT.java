package dev.pipewright.connectors.http;

import java.util.Map;

class CursorPagesIT extends HttpReadContract {

    @Override
    Map<String, Object> paging() {
        return Map.of("pagination", "CURSOR", "pageParameter", "from", "next", "/cursor");
    }
}
