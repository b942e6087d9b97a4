/* A crowd: so many listeners of one stream, and how late each message reached each of them.
 *
 * Usage: crowd PORT PATH LISTENERS SECONDS [STAMPS QUESTION BEFORE]. Opens the streams, says "open RATE" (a second) on
 * standard output, waits for a line on standard input, then reads for SECONDS. Every event bears "t":NANOSECONDS of the
 * steady clock. Or, with STAMPS, it tells how often QUESTION is supported, BEFORE at first, and each vote is late since
 * its stamp in the file that `votes` writes; then one listener in 64 is measured.
 * Prints: "MESSAGES P50_MS P99_MS MAX_MS LOST", LOST being listeners whose stream ended. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MOST_SAMPLES 4000000
#define IN_FLIGHT 200
#define MOST_VOTES 2000000
static float *samples;
static long taken;
static int lost;
static const long long *stamps;
static long before, counted[65536];
static char question[32];

static long long now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static int by_size(const void *a, const void *b) {
    float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}

static void hear_count(int fd, const char *text, long long now) {
    if (fd % 64) return;
    for (const char *at = text; (at = strstr(at, "\"support\":{")); at++) {
        const char *ours = strstr(at, question);
        if (!ours) return;
        for (long count = atol(ours + strlen(question)); counted[fd] + before < count; counted[fd]++)
            if (taken < MOST_SAMPLES) samples[taken++] = (now - stamps[counted[fd]]) / 1e6f;
    }
}

static void hear(int queue, int fd) {
    static char text[262144];
    long n = read(fd, text, sizeof text - 1);
    if (n <= 0) {
        if (n < 0 && errno == EAGAIN) return;
        epoll_ctl(queue, EPOLL_CTL_DEL, fd, NULL);
        close(fd);
        lost++;
        return;
    }
    text[n] = 0;
    long long now = now_ns();
    if (stamps) { hear_count(fd, text, now); return; }
    for (char *at = text; (at = strstr(at, "\"t\":")); at += 4)
        if (taken < MOST_SAMPLES) samples[taken++] = (now - atoll(at + 4)) / 1e6f;
}

static int join(int port, const char *path) {
    char request[512];
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    /* One loopback address has too few ports for a large crowd. */
    static int opened;
    struct sockaddr_in from = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK + opened++ / 5000)};
    int fd = socket(AF_INET, SOCK_STREAM, 0), late = 1;
    /* The port is chosen with the far end known, so that one that an earlier crowd used there is free here. */
    setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &late, sizeof late);
    if (bind(fd, (struct sockaddr *)&from, sizeof from) || connect(fd, (struct sockaddr *)&to, sizeof to)) return -1;
    int size = snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n", path);
    if (write(fd, request, size) != size) return -1;
    return fd;
}

int main(int argc, char **argv) {
    if (argc != 5 && argc != 8) return 2;
    int port = atoi(argv[1]), listeners = atoi(argv[3]), queue = epoll_create1(0);
    double seconds = atof(argv[4]);
    samples = malloc(MOST_SAMPLES * sizeof *samples);
    if (argc == 8) {
        int file = open(argv[5], O_RDONLY);
        stamps = mmap(NULL, MOST_VOTES * sizeof *stamps, PROT_READ, MAP_SHARED, file, 0);
        if (stamps == MAP_FAILED) { perror("crowd"); return 1; }
        snprintf(question, sizeof question, "\"%s\":", argv[6]);
        before = atol(argv[7]);
    }
    long long began = now_ns();
    for (int i = 0; i < listeners; i++) {
        int fd = join(port, argv[2]);
        if (fd < 0) { perror("crowd"); return 1; }
        /* The answer's head says that the stream is open; only so many are asked for at a time. */
        static int waiting[IN_FLIGHT];
        waiting[i % IN_FLIGHT] = fd;
        if (i % IN_FLIGHT == IN_FLIGHT - 1 || i == listeners - 1)
            for (int k = 0; k <= i % IN_FLIGHT; k++) {
                char head[65536];
                if (read(waiting[k], head, sizeof head) <= 0) { lost++; continue; }
                struct epoll_event event = {.events = EPOLLIN, .data.fd = waiting[k]};
                epoll_ctl(queue, EPOLL_CTL_ADD, waiting[k], &event);
            }
    }
    printf("open %.0f\n", listeners / ((now_ns() - began) / 1e9));
    fflush(stdout);
    if (getchar() == EOF) return 1;
    struct epoll_event ready[1024];
    long long ends = now_ns() + (long long)(seconds * 1e9);
    /* What came before the measuring began is old. */
    for (int n; (n = epoll_wait(queue, ready, 1024, 0)) > 0;)
        for (int i = 0; i < n; i++) hear(queue, ready[i].data.fd);
    taken = 0;
    while (now_ns() < ends) {
        int n = epoll_wait(queue, ready, 1024, 50);
        for (int i = 0; i < n; i++) hear(queue, ready[i].data.fd);
    }
    qsort(samples, taken, sizeof *samples, by_size);
    if (!taken) { printf("0 0 0 0 %d\n", lost); return 0; }
    printf("%ld %.1f %.1f %.1f %d\n", taken, samples[taken / 2], samples[taken * 99 / 100], samples[taken - 1], lost);
    return 0;
}
