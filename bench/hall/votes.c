/* Voters: so many connections, each sending the next vote when its last one was answered, or all at a steady rate.
 *
 * Usage: votes PORT PATH TOKENS ANSWERED STAMPS CONNECTIONS SECONDS RATE. TOKENS is a file with one token a line, each used
 * once; RATE is votes a second of all together, 0 for as fast as they are answered. Writes into the file STAMPS when each
 * was sent, in nanoseconds of the steady clock, eight bytes each; `crowd` reads them meanwhile. Writes the number of every token whose
 * vote was answered 204 to the file ANSWERED. Prints: "TAKEN REFUSED P50_MS P99_MS MAX_MS SECONDS". Ends early when
 * the server has gone. A vote at a steady rate is late from the moment it was due, not from when it could be sent. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MOST_TOKENS 2000000
#define TOKEN 45
static char (*tokens)[TOKEN + 2];
static float *samples;
static long known, sent, taken, refused;
static const char *path;
static FILE *answered;
static volatile long long *stamps;

struct voter {
    int fd, token;
    long long due;
};

static long long now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static int by_size(const void *a, const void *b) {
    float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}

static int connected(int port) {
    int one = 1, fd = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (connect(fd, (struct sockaddr *)&to, sizeof to)) return -1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return fd;
}

static int vote(struct voter *voter, long long due) {
    static char request[1024];
    if (sent == known) return 0;
    stamps[sent] = now_ns();
    voter->token = sent++;
    voter->due = due;
    int size = snprintf(request, sizeof request,
        "POST %s HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Mozilla/5.0 (Linux; Android 10) Chrome/120\r\nAccept: */*\r\n"
        "Accept-Language: id\r\nContent-Type: application/json\r\nContent-Length: 14\r\nAuthorization: Participant %s\r\n\r\n"
        "{\"choice\":\"A\"}", path, tokens[voter->token]);
    return write(voter->fd, request, size) == size;
}

/* An answer is short and comes in one piece; one that does not would show as refused. */
static int hear(struct voter *voter) {
    char text[4096];
    long n = read(voter->fd, text, sizeof text - 1);
    if (n <= 0) return 0;
    text[n] = 0;
    samples[taken + refused] = (now_ns() - voter->due) / 1e6f;
    if (!strncmp(text, "HTTP/1.1 204", 12)) {
        taken++;
        fprintf(answered, "%d\n", voter->token);
    } else {
        if (!refused++) fprintf(stderr, "votes: %.60s\n", text);
    }
    return 1;
}

int main(int argc, char **argv) {
    if (argc != 9) return 2;
    /* A server that was killed is not the end of this program: what it answered must be written down. */
    signal(SIGPIPE, SIG_IGN);
    int port = atoi(argv[1]), connections = atoi(argv[6]), queue = epoll_create1(0), idle = 0;
    double seconds = atof(argv[7]), rate = atof(argv[8]);
    path = argv[2];
    tokens = malloc(MOST_TOKENS * sizeof *tokens);
    samples = malloc(MOST_TOKENS * sizeof *samples);
    FILE *file = fopen(argv[3], "r");
    answered = fopen(argv[4], "w");
    if (!file || !answered) { perror("votes"); return 1; }
    int file_of_stamps = open(argv[5], O_RDWR | O_CREAT, 0600);
    if (ftruncate(file_of_stamps, MOST_TOKENS * sizeof *stamps)) { perror("votes"); return 1; }
    stamps = mmap(NULL, MOST_TOKENS * sizeof *stamps, PROT_READ | PROT_WRITE, MAP_SHARED, file_of_stamps, 0);
    if (stamps == MAP_FAILED) { perror("votes"); return 1; }
    while (known < MOST_TOKENS && fgets(tokens[known], sizeof *tokens, file)) tokens[known++][TOKEN] = 0;
    struct voter *voters = calloc(connections, sizeof *voters), **resting = calloc(connections, sizeof *resting);
    for (int i = 0; i < connections; i++) {
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = &voters[i]};
        if ((voters[i].fd = connected(port)) < 0) { perror("votes"); return 1; }
        epoll_ctl(queue, EPOLL_CTL_ADD, voters[i].fd, &event);
        resting[idle++] = &voters[i];
    }
    /* Let the server take them all in first: what is measured is the vote, not the way in. */
    usleep(connections * 1000);
    long long began = now_ns(), ends = began + (long long)(seconds * 1e9), last = ends + 10000000000LL, now;
    int alive = connections;
    struct epoll_event ready[1024];
    while ((now = now_ns()) < last && alive && (now < ends || idle < alive)) {
        while (idle && now < ends && sent < known) {
            long long due = rate ? began + (long long)(sent / rate * 1e9) : now;
            if (due > now) break;
            if (!vote(resting[--idle], due)) alive--;
        }
        if (sent == known && idle == alive) break;
        int n = epoll_wait(queue, ready, 1024, rate ? 1 : 20);
        for (int i = 0; i < n; i++) {
            if (hear(ready[i].data.ptr)) { resting[idle++] = ready[i].data.ptr; continue; }
            epoll_ctl(queue, EPOLL_CTL_DEL, ((struct voter *)ready[i].data.ptr)->fd, NULL);
            alive--;
        }
    }
    double took = (now_ns() - began) / 1e9;
    fclose(answered);
    long all = taken + refused;
    qsort(samples, all, sizeof *samples, by_size);
    if (!all) { printf("0 0 0 0 0 %.3f\n", took); return 0; }
    printf("%ld %ld %.1f %.1f %.1f %.3f\n", taken, refused, samples[all / 2], samples[all * 99 / 100], samples[all - 1], took);
    return 0;
}
