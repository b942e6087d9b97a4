// Keeps the door's page and its files on the phone, and gives them when the network is gone.
const SHELF = "rembuk-door";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const files = event.data?.keep ?? [];
  event.waitUntil(caches.open(SHELF).then((shelf) => Promise.allSettled(files.map((file) => shelf.add(file)))));
});

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  event.respondWith(fresh(event.request));
});

async function fresh(request) {
  const shelf = await caches.open(SHELF);
  try {
    const response = await fetch(request);
    // A page that leads to the sign-in must not push the door off the shelf.
    if (response.ok && !response.redirected && (await shelf.match(request))) await shelf.put(request, response.clone());
    return response;
  } catch (problem) {
    const kept = await shelf.match(request, { ignoreVary: true });
    if (kept) return kept;
    throw problem;
  }
}
