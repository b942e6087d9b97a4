"""A mail server of the SMTP protocol for one test: takes letters in, or refuses them."""

import socketserver
import threading
from types import TracebackType

Taken = tuple[list[str], bytes]
"""To whom, and the letter as it came."""


class MailServer:
    """Listens on a free port of this machine while it is entered."""

    def __init__(self) -> None:
        self.taken: list[Taken] = []
        self.refuse = False
        outer = self

        class Session(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                outer.serve(self)

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session)
        self.port: int = self._server.server_address[1]

    def __enter__(self) -> "MailServer":
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def serve(self, session: socketserver.StreamRequestHandler) -> None:
        """Answer one client, as RFC 5321 has it."""

        def say(line: str) -> None:
            session.wfile.write(f"{line}\r\n".encode())

        recipients: list[str] = []
        say("220 surat.example.id")
        while line := session.rfile.readline().decode().strip():
            verb = line.split(" ")[0].split(":")[0].upper()
            if verb == "RCPT":
                recipients.append(line.partition("<")[2].partition(">")[0])
                say("550 no such person" if self.refuse else "250 ok")
            elif verb == "DATA":
                say("354 go on")
                lines = iter(session.rfile.readline, b".\r\n")
                whole = b"".join(each[1:] if each.startswith(b"..") else each for each in lines)
                self.taken.append((recipients, whole))
                recipients = []
                say("250 ok")
            elif verb == "QUIT":
                say("221 bye")
                return
            else:
                say("250 ok")
