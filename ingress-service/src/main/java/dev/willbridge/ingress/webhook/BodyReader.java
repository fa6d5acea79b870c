package dev.willbridge.ingress.webhook;

import java.util.Arrays;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/**
 * Reads a body whole, up to a limit. Somewhat more than that, up to {@value #LENIENCY} times as much, is read to its end and
 * thrown away, so that its sender is not cut off while it sends and hears its answer. Beyond, it is cut off.
 */
final class BodyReader {

    /** How many times the limit is read before the sender is cut off. */
    static final int LENIENCY = 2;

    private static final int UNKNOWN_LENGTH = 4096;

    private final int maxBodySize;

    BodyReader(int maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    /**
     * Reads the body, an empty one too. Holds no more than the limit in memory.
     *
     * @return fails with {@link BodyTooLargeException}, and with {@link SenderGoneException} where the connection ends before
     *     the body does
     */
    Mono<byte[]> read(ServerHttpRequest request) {
        long announced = request.getHeaders().getContentLength();
        int size = announced >= 0 ? (int) announced : UNKNOWN_LENGTH;
        return request.getBody()
                .collect(() -> new Body(size, maxBodySize), Body::add)
                .onErrorMap(DisconnectedClientHelper::isClientDisconnectedException, SenderGoneException::new)
                .map(Body::bytes);
    }

    /** Says whether a body is too long to let it come to its end, or may be, when its request is already answered. */
    boolean mayBeLong(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        return headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)
                || headers.getContentLength() > (long) LENIENCY * maxBodySize;
    }

    /** The part of a body that has come. For one request. */
    private static final class Body {

        private final int max;
        private byte[] bytes;
        private long length;

        Body(int size, int max) {
            this.bytes = new byte[Math.min(size, max)];
            this.max = max;
        }

        void add(DataBuffer buffer) {
            int count = buffer.readableByteCount();
            if (length + count <= max) {
                if (length + count > bytes.length) {
                    bytes = Arrays.copyOf(bytes, (int) Math.min(max, Math.max(length + count, 2L * bytes.length)));
                }
                buffer.read(bytes, (int) length, count);
            }
            length += count;
            DataBufferUtils.release(buffer);
            if (length > (long) LENIENCY * max) {
                throw new BodyTooLargeException();
            }
        }

        byte[] bytes() {
            if (length > max) {
                throw new BodyTooLargeException();
            }
            return length == bytes.length ? bytes : Arrays.copyOf(bytes, (int) length);
        }
    }
}
