package dev.willbridge.ingress.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.willbridge.ingress.security.Presented;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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

    /** Keeps nothing of the others, of which there may be thousands; what the request itself gives, it keeps. */
    @Override
    public List<String> queryParameter(String name) {
        String query = Objects.requireNonNullElse(request.getURI().getRawQuery(), "");
        return Stream.of(query.split("&"))
                .map(parameter -> parameter.split("=", 2))
                .filter(parameter -> decoded(parameter[0]).equals(name))
                .map(parameter -> parameter.length > 1 ? decoded(parameter[1]) : "")
                .toList();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
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
