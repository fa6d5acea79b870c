package dev.willbridge.ingress.webhook;

import dev.willbridge.ingress.security.Presented;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** What a request shows of its sender. */
public record HttpSender(ServerHttpRequest request, byte[] body) implements Presented {

    private static final byte[] UNREAD = {};
    private static final int MAX_NAME = 64;

    /** Of a request whose body is no part of a proof. */
    public static HttpSender unread(ServerHttpRequest request) {
        return new HttpSender(request, UNREAD);
    }

    @Override
    public List<String> header(String name) {
        return request.getHeaders().getOrDefault(name, List.of());
    }

    @Override
    public List<String> queryParameter(String name) {
        return request.getQueryParams().getOrDefault(name, List.of()).stream()
                .map(value -> Objects.requireNonNullElse(value, "")) // null where there is no equals sign
                .toList();
    }

    @Override
    public String source() {
        InetSocketAddress remote = request.getRemoteAddress();
        if (remote == null) {
            return "unknown";
        }
        InetAddress address = remote.getAddress();
        if (address == null) {
            String name = remote.getHostString(); // from a proxy, which is believed but need not be brief
            return name.substring(0, Math.min(name.length(), MAX_NAME));
        }
        return address instanceof Inet6Address ? network(address.getAddress()) : address.getHostAddress();
    }

    /** Of IPv6, the network: a host there has as many addresses as it likes. */
    private static String network(byte[] address) {
        return HexFormat.ofDelimiter(":").formatHex(address, 0, Long.BYTES) + "::/64";
    }

    /** Nothing of the request. */
    @Override
    public String toString() {
        return "HttpSender";
    }
}
