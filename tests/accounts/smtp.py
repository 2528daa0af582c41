"""A mail server in a thread: as much of SMTP (RFC 5321) as a client needs that sends."""

import socketserver
from contextlib import contextmanager
from email import message_from_bytes, policy
from queue import Queue
from threading import Thread


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 here")
        recipients = []
        for line in self.rfile:
            word = line[:4].upper().strip()
            if word == b"RCPT":
                recipients.append(line.decode().strip())
            if word == b"DATA":
                self.say("354 go on")
                self.server.received.put((recipients, self.message()))
            self.say("221 bye" if word == b"QUIT" else "250 ok")

    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())

    def message(self):
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b"."))
        return message_from_bytes(b"".join(lines), policy=policy.default)


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True


@contextmanager
def mail_server():
    """Yields its port and the queue of ([recipient], message) that it received."""
    with Server(("127.0.0.1", 0), Conversation) as server:
        server.received = Queue()
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1], server.received
        server.shutdown()
