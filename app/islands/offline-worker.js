// The register of a session opens without a network: as it was last seen in this browser. Marks
// that wait are in the outbox, not here. What is kept goes after a day, when somebody signs in or
// out, and when the server says no.
const KEPT = "register";
const KEPT_FOR = 24 * 60 * 60 * 1000;
const REGISTER = /^\/trainings\/\d+\/sessions\/\d+\/register$/;
const ANOTHER_PERSON = /^\/api\/accounts\/(sign-|accept-)/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(begins()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname, searchParams } = new URL(request.url);
  if (ANOTHER_PERSON.test(pathname)) event.waitUntil(caches.delete(KEPT));
  if (request.mode === "navigate" && request.method === "GET" && REGISTER.test(pathname)) {
    event.respondWith(opens(request, name(pathname, searchParams)));
  }
});

// The page that brought this worker was loaded before it could be kept.
async function begins() {
  await self.clients.claim();
  for (const client of await self.clients.matchAll({ type: "window" })) {
    const { pathname, searchParams } = new URL(client.url);
    if (REGISTER.test(pathname)) {
      await asks(new Request(client.url, { headers: { Accept: "text/html" } }), name(pathname, searchParams)).catch(() => {});
    }
  }
}

// Each part of a session has a page of its own.
function name(path, asked) {
  const unit = asked.get("unit");
  return unit ? `${path}?unit=${unit}` : path;
}

async function opens(request, path) {
  const answer = await asks(request, path).catch(() => null);
  if (answer && answer.status < 500) return answer;
  return (await kept(path)) ?? answer ?? Response.error();
}

async function asks(request, path) {
  const answer = await fetch(request);
  const pages = await caches.open(KEPT);
  if (answer.ok && !answer.redirected) await pages.put(path, answer.clone());
  else if (answer.status < 500) await pages.delete(path);
  return answer;
}

async function kept(path) {
  const pages = await caches.open(KEPT);
  const page = await pages.match(path);
  const seen = Date.parse(page?.headers.get("date") ?? "");
  if (Date.now() - seen < KEPT_FOR) return page;
  await pages.delete(path);
  return undefined;
}
