package dev.willbridge.ingress.security;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Offers the keeper what the configuration files say, again and again, on a thread of its own. */
final class SettingsReload implements SmartLifecycle {

    private final SecurityKeeper keeper;
    private final ConfigurationFiles files;
    private final long intervalNanos;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "settings-reload"));
    private volatile boolean running;

    // Of that thread alone
    private @Nullable SecurityProperties read;
    private String unreadable = "";

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

    /** What is read goes for what is meant once it was read twice: files may be written, or exchanged, meanwhile. */
    private void reload() {
        SecurityProperties before = read;
        read = null;
        try {
            read = files.read();
            unreadable = "";
        } catch (RuntimeException e) {
            String problem = "They cannot be read: " + e.getClass().getSimpleName(); // its message may quote a value
            if (problem.equals(unreadable)) {
                keeper.complain(problem);
            }
            unreadable = problem;
        }
        if (read != null && read.equals(before)) {
            keeper.offer(read);
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
