package dev.willbridge.ingress.security;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/** Offers the keeper what the configuration files say, again and again, on a thread of its own. */
final class SettingsReload implements SmartLifecycle {

    private final SecurityKeeper keeper;
    private final ConfigurationFiles files;
    private final long intervalNanos;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "settings-reload"));
    private volatile boolean running;

    SettingsReload(SecurityKeeper keeper, ConfigurationFiles files, SecurityProperties settings) {
        this.keeper = keeper;
        this.files = files;
        this.intervalNanos = settings.reloadInterval().toNanos();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what can be thrown is caught
    @Override
    public void start() {
        running = true;
        clock.scheduleWithFixedDelay(this::reload, intervalNanos, intervalNanos, TimeUnit.NANOSECONDS);
    }

    private void reload() {
        try {
            keeper.offer(files.read());
        } catch (RuntimeException e) {
            keeper.complain("They cannot be read: " + e.getClass().getSimpleName()); // its message may quote a value
        }
    }

    @Override
    public void stop() {
        running = false;
        clock.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
