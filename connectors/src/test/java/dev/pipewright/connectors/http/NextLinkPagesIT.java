package dev.pipewright.connectors.http;

import java.util.Map;

class NextLinkPagesIT extends HttpReadContract {

    @Override
    Map<String, Object> paging() {
        return Map.of("pagination", "NEXT_LINK", "next", "/link");
    }
}
