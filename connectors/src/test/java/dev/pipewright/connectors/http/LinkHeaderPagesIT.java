package dev.pipewright.connectors.http;

import java.util.Map;

class LinkHeaderPagesIT extends HttpReadContract {

    @Override
    Map<String, Object> paging() {
        return Map.of("pagination", "LINK_HEADER");
    }
}
