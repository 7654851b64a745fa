package dev.pipewright.connectors.http;

import java.util.Map;

class OffsetPagesIT extends HttpReadContract {

    @Override
    Map<String, Object> paging() {
        return Map.of("pagination", "OFFSET", "pageParameter", "from");
    }
}
