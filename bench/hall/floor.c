/* The floor: what it costs to write the same bytes to many sockets and nothing else.
 *
 * Usage: floor PORT BYTES PAUSE_MS. Accepts whoever comes, answers any request with a stream of events, and
 * every PAUSE_MS writes one event of BYTES bytes, stamped with the steady clock, to all of them. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MOST 65536
static int listeners[MOST];
static int count;

static long long now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void greet(int fd) {
    static const char head[] =
        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
    char request[4096];
    if (read(fd, request, sizeof request) <= 0) { close(fd); return; }
    if (write(fd, head, sizeof head - 1) < 0 || count == MOST) { close(fd); return; }
    listeners[count++] = fd;
}

static void tell(int bytes) {
    static char event[65536], chunk[65600];
    int head = snprintf(event, sizeof event, "data: {\"t\":%lld,\"x\":\"", now_ns());
    memset(event + head, 'x', bytes - head - 4);
    memcpy(event + bytes - 4, "\"}\n\n", 4);
    int size = snprintf(chunk, sizeof chunk, "%x\r\n", bytes);
    memcpy(chunk + size, event, bytes);
    memcpy(chunk + size + bytes, "\r\n", 2);
    size += bytes + 2;
    for (int i = 0; i < count; i++)
        if (write(listeners[i], chunk, size) < 0 && errno != EAGAIN) {
            close(listeners[i]);
            listeners[i--] = listeners[--count];
        }
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    int bytes = atoi(argv[2]), pause = atoi(argv[3]), one = 1;
    int door = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), queue = epoll_create1(0);
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[1])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(door, (struct sockaddr *)&at, sizeof at) || listen(door, 4096)) { perror("floor"); return 1; }
    struct epoll_event event = {.events = EPOLLIN, .data.fd = door}, ready[256];
    epoll_ctl(queue, EPOLL_CTL_ADD, door, &event);
    long long due = now_ns() + pause * 1000000LL;
    for (;;) {
        long long left = (due - now_ns()) / 1000000;
        int n = epoll_wait(queue, ready, 256, left > 0 ? (int)left : 0);
        for (int i = 0; i < n; i++) {
            if (ready[i].data.fd != door) {
                epoll_ctl(queue, EPOLL_CTL_DEL, ready[i].data.fd, NULL);
                greet(ready[i].data.fd);
                continue;
            }
            for (int fd; (fd = accept4(door, NULL, NULL, SOCK_NONBLOCK)) >= 0;) {
                setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
                struct epoll_event visitor = {.events = EPOLLIN, .data.fd = fd};
                epoll_ctl(queue, EPOLL_CTL_ADD, fd, &visitor);
            }
        }
        if (now_ns() >= due) { tell(bytes); due += pause * 1000000LL; }
    }
}
