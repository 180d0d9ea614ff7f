// The register of a session opens without a network: as it was last seen in this browser, with the
// marks that it has sent since, and with what
// it needs besides, and it says that it is a copy, and from when. Marks that wait are in the outbox,
// not here. Pages that are kept go when somebody signs in or out, when the login has ended, and when
// the server says no. A copy goes after a day, whether it is asked for or not: every page of ours
// that is opened in this browser looks for old ones.
const KEPT = "register";
const KEPT_FOR = 24 * 60 * 60 * 1000;
// Style, font and what makes the page work; nothing about anybody. Their names hold their hashes.
const ASSETS = "register-assets";
const ASSET = /\/assets\/[\w.-]+/g;
const REGISTER = /^\/trainings\/\d+\/sessions\/\d+\/register$/;
const ANOTHER_PERSON = /^\/api\/accounts\/(sign-|accept-)/;
// Whoever is led here is not signed in any more.
const SIGNED_OUT = /^\/sign-in$/;
const MARKS = /^\/api\/attendance\//;
// In milliseconds: how long the server may take where there is a copy, and where there is none. A
// network that swallows what is sent counts as none.
const PATIENCE = 4_000;
const LAST_PATIENCE = 60_000;
// Marks that follow each other renew the copy once.
const BREATH = 700;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(begins()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, searchParams } = new URL(request.url);
  if (origin !== self.location.origin) return;
  const opensPage = request.mode === "navigate" && request.method === "GET";
  if (ANOTHER_PERSON.test(pathname) || (opensPage && SIGNED_OUT.test(pathname))) {
    event.waitUntil(Promise.all([caches.delete(KEPT), caches.delete(ASSETS)]));
  } else if (opensPage) {
    event.waitUntil(tidies());
  }
  if (opensPage && REGISTER.test(pathname)) {
    const answer = asks(request, searchParams);
    // What comes after the copy was shown is kept for the next time.
    event.waitUntil(answer.catch(() => {}));
    event.respondWith(opens(answer, name(pathname, searchParams)));
  } else if (MARKS.test(pathname) && request.mode !== "navigate") {
    const answer = marks(request);
    event.waitUntil(answer.then(({ ok }) => ok && renewsSoon()).catch(() => {}));
    event.respondWith(answer);
  } else if (request.method === "GET" && pathname.startsWith("/assets/")) {
    event.respondWith(asset(request));
  }
});

// The page that brought this worker was loaded before it could be kept.
async function begins() {
  await self.clients.claim();
  await tidies();
  await renews();
}

// What was saved is in the copy: it must not look unmarked when the network has gone.
let renewal;
function renewsSoon() {
  renewal ??= new Promise((resolve) => setTimeout(resolve, BREATH)).then(() => {
    renewal = undefined;
    return renews();
  });
  return renewal;
}

// Keeps the registers that are open as they are now.
async function renews() {
  for (const client of await self.clients.matchAll({ type: "window" })) {
    const { pathname, searchParams } = new URL(client.url);
    if (REGISTER.test(pathname)) {
      const clean = new URL(name(pathname, searchParams), client.url);
      await asks(new Request(clean, { headers: { Accept: "text/html" } }), clean.searchParams).catch(() => {});
    }
  }
}

// Each part of a session has a page of its own.
function name(path, asked) {
  const unit = asked.get("unit");
  return unit ? `${path}?unit=${unit}` : path;
}

async function opens(answer, path) {
  const copy = await kept(path).catch(() => undefined);
  const came = await (copy ? Promise.race([answer, late()]) : answer).catch(() => null);
  if (came && came.status < 500) return came;
  // Whether the server was not reached or is in trouble is said above the copy.
  return (copy && (await said(copy, came ? "failing" : "unreachable"))) ?? came ?? Response.error();
}

function late() {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE, null));
}

// The whole page, within a time limit; what came of it is kept or forgotten.
async function asks(request, asked) {
  const answer = await fetch(request, { signal: AbortSignal.timeout(LAST_PATIENCE) });
  // Where it leads on, the browser follows.
  if (answer.type === "opaqueredirect") {
    await forgets(answer).catch(() => {});
    return answer;
  }
  const { status, statusText, headers, redirected } = answer;
  const text = await answer.text();
  const page = () => new Response(text, { status, statusText, headers });
  const { pathname } = new URL(request.url);
  // A phone that is full, or keeps nothing, keeps no copy; the page that came is shown all the same.
  if (answer.ok && !redirected) await keeps(pathname, asked, page(), text).catch(() => {});
  else await forgets(answer, name(pathname, asked)).catch(() => {});
  return page();
}

// Neither a list that is searched nor what was just done or refused is kept.
async function keeps(path, asked, page, text) {
  if ([...asked.keys()].some((key) => key !== "unit")) return;
  const pages = await caches.open(KEPT);
  await pages.put(name(path, asked), page);
  const assets = await caches.open(ASSETS);
  for (const address of needs(text)) {
    if (await assets.match(address)) continue;
    const answer = await fetch(address, { signal: AbortSignal.timeout(LAST_PATIENCE) });
    if (answer.ok) await assets.put(address, answer);
  }
}

function needs(text) {
  const named = new Set(text.match(ASSET) ?? []);
  // The script of the roll call names the rest of them by its own name.
  for (const address of [...named]) {
    const island = /^(.*\/roll-call-\w+)\.(js|wasm)$/.exec(address);
    if (island) named.add(`${island[1]}.js`).add(`${island[1]}.wasm`);
  }
  return named;
}

async function forgets({ status, type, redirected }, path) {
  // A register leads nowhere else but to where one signs in.
  if (type === "opaqueredirect" || redirected || status === 401) await caches.delete(KEPT);
  else if (status < 500) await (await caches.open(KEPT)).delete(path);
}

// Marks pass through; an answer that says that nobody is signed in ends what is kept.
async function marks(request) {
  const answer = await fetch(request, { signal: AbortSignal.timeout(LAST_PATIENCE) });
  if (answer.status === 401) await caches.delete(KEPT);
  return answer;
}

async function asset(request) {
  const copy = await caches.match(request.url, { cacheName: ASSETS }).catch(() => undefined);
  return copy ?? fetch(request);
}

// Old copies go, and what no copy needs any more.
async function tidies() {
  if (!(await caches.has(KEPT))) return void (await caches.delete(ASSETS));
  const pages = await caches.open(KEPT);
  const needed = new Set();
  for (const request of await pages.keys()) {
    const page = await pages.match(request);
    if (!page) continue;
    if (isOld(page)) await pages.delete(request);
    else for (const address of needs(await page.text())) needed.add(address);
  }
  const assets = await caches.open(ASSETS);
  for (const request of await assets.keys()) {
    if (!needed.has(new URL(request.url).pathname)) await assets.delete(request);
  }
}

async function kept(path) {
  const pages = await caches.open(KEPT);
  const page = await pages.match(path);
  if (!page || !isOld(page)) return page;
  await pages.delete(path);
  return undefined;
}

function isOld(page) {
  const seen = Date.parse(page.headers.get("date") ?? "");
  return !(Date.now() - seen < KEPT_FOR);
}

// The page has the words in its language, and its time: they are hidden until they are true.
async function said(copy, why) {
  const text = await copy.text();
  const { status, headers } = copy;
  return new Response(text.replace(` hidden data-copy="${why}"`, ` data-copy="${why}"`), { status, headers });
}
