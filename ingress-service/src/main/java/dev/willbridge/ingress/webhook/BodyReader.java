package dev.willbridge.ingress.webhook;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** Reads a body whole, up to a limit. */
final class BodyReader {

    private static final byte[] EMPTY = {};

    private final int maxBodySize;

    BodyReader(int maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    /**
     * Reads the body, an empty one too.
     *
     * @return fails with {@link DataBufferLimitException} as soon as there is more than the limit, and with
     *     {@link SenderGoneException} where it does not come to its end
     */
    Mono<byte[]> read(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), maxBodySize)
                .map(BodyReader::toBytes)
                .onErrorMap(failure -> !(failure instanceof DataBufferLimitException), SenderGoneException::new)
                .defaultIfEmpty(EMPTY);
    }

    private static byte[] toBytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
