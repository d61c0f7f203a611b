package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class DemoGateTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,       localhost,        true",
        "127.0.0.1,       127.0.0.1,        true",
        "0:0:0:0:0:0:0:1, [::1],            true",
        "192.168.1.7,     localhost,        false",
        "10.0.0.1,        demo.example.com, false",
        "127.0.0.1,       evil.example.com, false",
    })
    void onlyThisMachineComesIn(String remote, String host, boolean welcome) throws Exception {
        assertThat(status(remote, host, null)).isEqualTo(welcome ? 200 : 403);
    }

    @Test
    void whatComesThroughAProxyIsRefused() throws Exception {
        assertThat(status("127.0.0.1", "localhost", "203.0.113.9")).isEqualTo(403);
    }

    private static int status(String remote, String host, String forwarded) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.setRemoteAddr(remote);
        request.setServerName(host);
        if (forwarded != null) {
            request.addHeader("X-Forwarded-For", forwarded);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        new DemoGate().doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
