"""A server of this machine that answers as sites do, and a door that lets only this through."""

import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from sseportal.publishing.outgoing.addresses import Door
from sseportal.publishing.outgoing.asking import Asker
from sseportal.publishing.outgoing.hosts import Hosts


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        self.server.seen.append((self.command, self.headers["Host"], self.path))
        with self.server.counting:
            self.server.now += 1
            self.server.most = max(self.server.most, self.server.now)
        try:
            ANSWERS.get(self.path.split("?")[0], lambda handler: handler.say(404))(self)
        finally:
            with self.server.counting:
                self.server.now -= 1

    do_HEAD = do_GET = answer

    def say(self, status, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def drip(self):
        try:
            for _ in range(200):
                self.wfile.write(b"H")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            self.close_connection = True

    def pour(self):
        """A body without end: who reads it is lost."""
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"x" * 65536)
                self.server.poured += 65536
        except OSError:
            self.close_connection = True

    def log_message(self, *args):
        pass


def no_head(handler):
    handler.say(405 if handler.command == "HEAD" else 200)


ANSWERS = {
    "/here": lambda handler: handler.say(200),
    "/gone": lambda handler: handler.say(410),
    "/closed": lambda handler: handler.say(403),
    "/ill": lambda handler: handler.say(500),
    "/odd": lambda handler: handler.say(799),
    "/no-head": no_head,
    "/slow": lambda handler: time.sleep(1.5),
    "/drips": Handler.drip,
    "/pours": lambda handler: handler.say(405) if handler.command == "HEAD" else handler.pour(),
    "/garbage": lambda handler: handler.wfile.write(b"\0\0\0\r\n\r\n"),
    "/pause": lambda handler: (time.sleep(0.05), handler.say(200)),
    "/moved": lambda handler: handler.say(301, Location="/here"),
    "/moved-to-gone": lambda handler: handler.say(302, Location="/gone"),
    "/circle": lambda handler: handler.say(302, Location="/circle"),
    "/nowhere": lambda handler: handler.say(302),
    "/within": lambda handler: handler.say(302, Location="http://within.test/secret"),
    "/other-port": lambda handler: handler.say(302, Location="http://good.test:22/"),
    "/file": lambda handler: handler.say(302, Location="file:///etc/passwd"),
    "/bad": lambda handler: handler.say(302, Location="http://[oops/"),
}
# As a name service would: good.test is our server, the others are what must not be asked.
NAMES = {
    "good.test": ["127.0.0.1"],
    "also.test": ["127.0.0.1"],
    "within.test": ["10.0.0.7"],
    "both.test": ["127.0.0.1", "10.0.0.7"],
}


@contextmanager
def serving(context=None):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads, server.block_on_close = True, False
    server.seen, server.counting, server.now, server.most, server.poured = (
        [], threading.Lock(), 0, 0, 0,
    )  # fmt: skip
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *args: None
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def asker(server, scheme="http", names=NAMES, pause=0, **given):
    """That takes this machine for the only public one, and the server's port for the usual one."""

    def resolve(host, port):
        if host not in names:
            raise OSError
        return names[host]

    door = Door(resolve, lambda address: address == "127.0.0.1", {scheme: server.server_port})
    return Asker(door, Hosts(pause), **({"patience": 1, "whole": 1} | given))
