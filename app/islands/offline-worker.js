// The register of a session opens without a network: as it was last seen in this browser. Marks
// that wait are in the outbox, not here. What is kept goes when somebody signs in or out, when the
// login has ended, and when the server says no. A copy goes after a day, whether it is asked for or
// not: every page of ours that is opened in this browser looks for old ones.
const KEPT = "register";
const KEPT_FOR = 24 * 60 * 60 * 1000;
const REGISTER = /^\/trainings\/\d+\/sessions\/\d+\/register$/;
const ANOTHER_PERSON = /^\/api\/accounts\/(sign-|accept-)/;
// Whoever is led here is not signed in any more.
const SIGNED_OUT = /^\/sign-in$/;
const MARKS = /^\/api\/attendance\//;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(begins()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname, searchParams } = new URL(request.url);
  const opensPage = request.mode === "navigate" && request.method === "GET";
  if (ANOTHER_PERSON.test(pathname) || (opensPage && SIGNED_OUT.test(pathname))) {
    event.waitUntil(caches.delete(KEPT));
  } else if (opensPage) {
    event.waitUntil(tidies());
  }
  if (opensPage && REGISTER.test(pathname)) {
    event.respondWith(opens(request, name(pathname, searchParams)));
  } else if (MARKS.test(pathname) && request.mode !== "navigate") {
    event.respondWith(marks(request));
  }
});

// The page that brought this worker was loaded before it could be kept.
async function begins() {
  await self.clients.claim();
  await tidies();
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
  // A phone that is full, or keeps nothing, keeps no copy; the page that came is shown all the same.
  await keeps(answer, path).catch(() => {});
  return answer;
}

async function keeps(answer, path) {
  const pages = await caches.open(KEPT);
  if (answer.ok && !answer.redirected) await pages.put(path, answer.clone());
  // A register leads nowhere else but to where one signs in.
  else if (answer.type === "opaqueredirect" || answer.redirected || answer.status === 401) {
    await caches.delete(KEPT);
  } else if (answer.status < 500) await pages.delete(path);
}

// Marks pass through; an answer that says that nobody is signed in ends what is kept.
async function marks(request) {
  const answer = await fetch(request);
  if (answer.status === 401) await caches.delete(KEPT);
  return answer;
}

async function tidies() {
  if (!(await caches.has(KEPT))) return;
  const pages = await caches.open(KEPT);
  for (const request of await pages.keys()) {
    if (isOld(await pages.match(request))) await pages.delete(request);
  }
}

async function kept(path) {
  const pages = await caches.open(KEPT);
  const page = await pages.match(path);
  if (!isOld(page)) return page;
  await pages.delete(path);
  return undefined;
}

function isOld(page) {
  const seen = Date.parse(page?.headers.get("date") ?? "");
  return !(Date.now() - seen < KEPT_FOR);
}
