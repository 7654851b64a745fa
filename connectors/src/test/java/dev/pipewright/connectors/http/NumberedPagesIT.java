package dev.pipewright.connectors.http;

import java.util.Map;

class NumberedPagesIT extends HttpReadContract {

    @Override
    Map<String, Object> paging() {
        return Map.of("pagination", "PAGE", "pageParameter", "page", "sizeParameter", "size", "pageSize", 5L);
    }
}
