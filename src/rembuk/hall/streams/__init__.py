"""The rooms' own small server: the stream of events and the live API, as a bare ASGI application.

It stands beside Django and not inside it: a framework's streaming response costs several times as much for each
listener as writing one finished message to all of them (docs/benchmarks-hall.md).
"""
