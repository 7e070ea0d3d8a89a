package lockstep.app.netstat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import lockstep.lessons.ports.Services;
import lockstep.lessons.ports.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class LiveNamesTest {
  private final AtomicLong now = new AtomicLong();

  @Test
  @Timeout(30)
  void aResolverThatHangsIsNotWaitedForTwice() {
    CountDownLatch never = new CountDownLatch(1);
    LiveNames names =
        new LiveNames(
            address -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Optional.empty();
            },
            System::nanoTime);
    long begin = System.nanoTime();
    for (int i = 0; i < 20; i++) assertThat(names.host("192.0.2." + i)).isEmpty();
    // Twenty times the patience would be 30 s.
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin)).isLessThan(15);
    assertThat(names.wasLate()).isTrue();
    names.begin();
    assertThat(names.wasLate()).isFalse();
    never.countDown();
  }

  @Test
  void namesAreAskedForOnceAndAhead() {
    AtomicLong asked = new AtomicLong();
    LiveNames names =
        new LiveNames(
            address -> {
              asked.incrementAndGet();
              return Optional.of("host-" + address);
            },
            now::get);
    names.expect(List.of("192.0.2.1", "192.0.2.2", "192.0.2.1"));
    assertThat(names.host("192.0.2.1")).contains("host-192.0.2.1");
    assertThat(names.host("192.0.2.2")).contains("host-192.0.2.2");
    assertThat(names.host("192.0.2.1")).contains("host-192.0.2.1");
    assertThat(asked).hasValue(2);
    assertThat(names.wasLate()).isFalse();
  }

  @Test
  void onlyTheNamesOfTheLastListingAreKept() {
    List<String> asked = new ArrayList<>();
    LiveNames names =
        new LiveNames(
            address -> {
              asked.add(address);
              return Optional.of("host-" + address);
            },
            now::get);
    names.host("192.0.2.1");
    names.host("192.0.2.2");
    names.begin();
    names.host("192.0.2.1");
    names.begin();
    names.host("192.0.2.1");
    names.host("192.0.2.2");
    assertThat(asked).containsExactly("192.0.2.1", "192.0.2.2", "192.0.2.2");
  }

  @Test
  void servicesAreReadAsTheFileHasThem() {
    ServiceNames services =
        ServiceNames.of(
            Services.parse(
                """
                # network services
                https\t\t443/tcp\t\t\t\t# http protocol over TLS/SSL
                https  443/udp
                www    80/tcp http
                other  443/tcp
                shell  514/tcp cmd syslog
                syslog 601/tcp
                broken 99999999/tcp
                halfaline
                late   22/tcp#ssh
                """
                    .getBytes(StandardCharsets.US_ASCII),
                new Source(Source.Kind.MACHINE, "services")));
    assertThat(services.name(443, "tcp")).contains("https");
    assertThat(services.name(443, "udp")).contains("https");
    assertThat(services.name(80, "tcp")).contains("www");
    assertThat(services.name(80, "udp")).isEmpty();
    assertThat(services.name(22, "tcp")).contains("late");
    assertThat(services.port("http", "tcp")).hasValue(80);
    assertThat(services.port("www", "tcp")).hasValue(80);
    assertThat(services.port("www", "udp")).isEmpty();
    assertThat(services.port("broken", "tcp")).isEmpty();
    // As getservbyname(3) finds it: the first line that has the name in any place.
    assertThat(services.port("syslog", "tcp")).hasValue(514);
  }
}
